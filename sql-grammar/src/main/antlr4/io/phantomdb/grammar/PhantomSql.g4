grammar PhantomSql;
statement : 'SELECT' ;
