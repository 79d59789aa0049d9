package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;

/**
 * Trigonometry in degrees, exact where the result is, and the inverse hyperbolic functions (PostgreSQL 15, tables 9.7 and
 * 9.8). Angles are reduced to one octant, and scaled there so that 30, 45 and 60 degrees come out even, as float.c does.
 */
final class AngleFunctions {
    private static final double RADIANS = Math.PI / 180;
    private static final double SIN_30 = Math.sin(30 * RADIANS);
    private static final double ONE_MINUS_COS_60 = 1 - Math.cos(60 * RADIANS);
    private static final double ASIN_HALF = Math.asin(0.5);
    private static final double ACOS_HALF = Math.acos(0.5);
    private static final double ATAN_ONE = Math.atan(1);
    private static final double TAN_45 = sinQuadrant(45) / cosQuadrant(45);
    private static final double COT_45 = cosQuadrant(45) / sinQuadrant(45);

    private AngleFunctions() {}

    static void define(FunctionTable table) {
        table.pure("sind(float8) float8", AngleFunctions::sin);
        table.pure("cosd(float8) float8", AngleFunctions::cos);
        table.pure("tand(float8) float8", AngleFunctions::tan);
        table.pure("cotd(float8) float8", AngleFunctions::cot);
        table.pure("asind(float8) float8", AngleFunctions::asin);
        table.pure("acosd(float8) float8", AngleFunctions::acos);
        table.pure("atand(float8) float8", (Double value) -> Math.atan(value) / ATAN_ONE * 45);
        table.pure("atan2d(float8, float8) float8", (Double y, Double x) -> Math.atan2(y, x) / ATAN_ONE * 45);
        table.pure("asinh(float8) float8", AngleFunctions::asinh);
        table.pure("acosh(float8) float8", AngleFunctions::acosh);
        table.pure("atanh(float8) float8", AngleFunctions::atanh);
    }

    private static StatementError outOfRange() {
        return new StatementError(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "input is out of range");
    }

    /** From 0 to 30 degrees. */
    private static double sinTo30(double degrees) {
        return Math.sin(degrees * RADIANS) / SIN_30 / 2;
    }

    /** From 0 to 60 degrees. */
    private static double cosTo60(double degrees) {
        return 1 - (1 - Math.cos(degrees * RADIANS)) / ONE_MINUS_COS_60 / 2;
    }

    private static double sinQuadrant(double degrees) {
        return degrees <= 30 ? sinTo30(degrees) : cosTo60(90 - degrees);
    }

    private static double cosQuadrant(double degrees) {
        return degrees <= 60 ? cosTo60(degrees) : sinTo30(90 - degrees);
    }

    private static double reduced(double degrees) {
        if (Double.isInfinite(degrees)) {
            throw outOfRange();
        }
        return degrees % 360;
    }

    private static double sin(double degrees) {
        double angle = reduced(degrees);
        double sign = 1;
        if (angle < 0) {
            angle = -angle;
            sign = -sign;
        }
        if (angle > 180) {
            angle = 360 - angle;
            sign = -sign;
        }
        return sign * sinQuadrant(angle > 90 ? 180 - angle : angle);
    }

    private static double cos(double degrees) {
        double angle = Math.abs(reduced(degrees));
        double sign = 1;
        if (angle > 180) {
            angle = 360 - angle;
        }
        if (angle > 90) {
            angle = 180 - angle;
            sign = -1;
        }
        return sign * cosQuadrant(angle);
    }

    /** An angle from 0 to 90 degrees, and the sign of its tangent. */
    private record Quadrant(double angle, double sign) {
        static Quadrant of(double degrees) {
            double angle = reduced(degrees);
            double sign = 1;
            if (angle < 0) {
                angle = -angle;
                sign = -sign;
            }
            if (angle > 180) {
                angle = 360 - angle;
                sign = -sign;
            }
            return angle > 90 ? new Quadrant(180 - angle, -sign) : new Quadrant(angle, sign);
        }
    }

    private static double tan(double degrees) {
        Quadrant quadrant = Quadrant.of(degrees);
        double ratio = sinQuadrant(quadrant.angle) / cosQuadrant(quadrant.angle) / TAN_45;
        double result = quadrant.sign * ratio;
        return result == 0 ? 0 : result;
    }

    private static double cot(double degrees) {
        Quadrant quadrant = Quadrant.of(degrees);
        double ratio = cosQuadrant(quadrant.angle) / sinQuadrant(quadrant.angle) / COT_45;
        double result = quadrant.sign * ratio;
        return result == 0 ? 0 : result;
    }

    private static void checkUnit(double value) {
        if (value < -1 || value > 1) {
            throw outOfRange();
        }
    }

    private static double asin(double value) {
        checkUnit(value);
        return value >= 0 ? asinQuadrant(value) : -asinQuadrant(-value);
    }

    private static double acos(double value) {
        checkUnit(value);
        return value >= 0 ? acosQuadrant(value) : 90 + asinQuadrant(-value);
    }

    private static double asinQuadrant(double value) {
        return value <= 0.5 ? Math.asin(value) / ASIN_HALF * 30 : 90 - Math.acos(value) / ACOS_HALF * 60;
    }

    private static double acosQuadrant(double value) {
        return value <= 0.5 ? 90 - Math.asin(value) / ASIN_HALF * 30 : Math.acos(value) / ACOS_HALF * 60;
    }

    private static double asinh(double value) {
        if (value == 0 || Double.isInfinite(value)) {
            return value;
        }
        double size = Math.abs(value);
        double result = size > 1e8
                ? Math.log(size) + Math.log(2)
                : Math.log1p(size + size * size / (1 + Math.sqrt(size * size + 1)));
        return Math.copySign(result, value);
    }

    private static double acosh(double value) {
        if (value < 1) {
            throw outOfRange();
        }
        double above = value - 1;
        return value > 1e8
                ? Math.log(value) + Math.log(2)
                : Math.log1p(above + Math.sqrt(2 * above + above * above));
    }

    private static double atanh(double value) {
        checkUnit(value);
        return Math.abs(value) == 1 ? value * Double.POSITIVE_INFINITY : 0.5 * Math.log1p(2 * value / (1 - value));
    }
}
