package io.phantomdb.sql.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StructureWriterTest {
    private static Structure structure(Object... labelsAndValues) {
        LinkedHashMap<String, Object> fields = new LinkedHashMap<>();
        for (int at = 0; at < labelsAndValues.length; at += 2) {
            fields.put((String) labelsAndValues[at], labelsAndValues[at + 1]);
        }
        return new Structure(fields);
    }

    private static final Structure PLAN = structure("Plan",
            structure("Node Type", "Sort", "Plan Rows", new ExplainNode.Written("7"), "Parallel Aware", false,
                    "Sort Key", List.of("a", "(b || '\"\\<'::text)"), "Plans",
                    List.of(structure("Node Type", "Seq Scan"))));

    @Test
    void jsonIsEscaped() {
        assertEquals("""
                [
                  {
                    "Plan": {
                      "Node Type": "Sort",
                      "Plan Rows": 7,
                      "Parallel Aware": false,
                      "Sort Key": ["a", "(b || '\\"\\\\<'::text)"],
                      "Plans": [
                        {
                          "Node Type": "Seq Scan"
                        }
                      ]
                    }
                  }
                ]""", new StructureWriter.OfJson().write(PLAN));
    }

    @Test
    void yamlHasAnItemForEachPlan() {
        assertEquals("""
                - Plan:
                    Node Type: "Sort"
                    Plan Rows: 7
                    Parallel Aware: false
                    Sort Key:
                      - "a"
                      - "(b || '\\"\\\\<'::text)"
                    Plans:
                      - Node Type: "Seq Scan\"""", new StructureWriter.OfYaml().write(PLAN));
    }

    @Test
    void xmlHasElementsNamedLikeTheLabels() {
        assertEquals("""
                <explain xmlns="http://www.postgresql.org/2009/explain">
                  <Query>
                    <Plan>
                      <Node-Type>Sort</Node-Type>
                      <Plan-Rows>7</Plan-Rows>
                      <Parallel-Aware>false</Parallel-Aware>
                      <Sort-Key>
                        <Item>a</Item>
                        <Item>(b || '"\\&lt;'::text)</Item>
                      </Sort-Key>
                      <Plans>
                        <Plan>
                          <Node-Type>Seq Scan</Node-Type>
                        </Plan>
                      </Plans>
                    </Plan>
                  </Query>
                </explain>""", new StructureWriter.OfXml().write(PLAN));
    }
}
