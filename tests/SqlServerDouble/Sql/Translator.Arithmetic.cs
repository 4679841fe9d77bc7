using System;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Jupiter.Migration.SqlServerDouble.Sql;

internal sealed partial class Translator
{
    /// <summary>The type both sides of an operator are converted to.</summary>
    private static SqlType Common(SqlType one, SqlType other)
    {
        if (one == other)
        {
            return one;
        }

        var (higher, lower) = SqlTypes.PrecedenceOf(one.Name) >= SqlTypes.PrecedenceOf(other.Name) ? (one, other) : (other, one);
        if (SqlTypes.IsCharacter(higher.Name) && SqlTypes.IsCharacter(lower.Name))
        {
            if (higher.Length < 0 || lower.Length < 0)
            {
                return higher with { Length = -1 };
            }

            int Bytes(SqlType type) => SqlTypes.IsUnicode(higher.Name) && !SqlTypes.IsUnicode(type.Name) ? type.Length * 2 : type.Length;
            return higher with { Length = Math.Max(Bytes(higher), Bytes(lower)) };
        }

        if (SqlTypes.IsBinary(higher.Name) && SqlTypes.IsBinary(lower.Name))
        {
            return higher.Length < 0 || lower.Length < 0 ? higher with { Length = -1 }
                : higher with { Length = Math.Max(higher.Length, lower.Length) };
        }

        if (higher.Name is SqlTypeName.Decimal or SqlTypeName.Numeric && SqlTypes.IsNumber(lower.Name))
        {
            var (a, b) = (AsDecimal(higher), AsDecimal(lower));
            var scale = Math.Max(a.Scale, b.Scale);
            var whole = Math.Max(a.Precision - a.Scale, b.Precision - b.Scale);
            return Decimal(higher.Name, whole + scale, scale);
        }

        return SqlTypes.IsMoment(higher.Name) && SqlTypes.IsMoment(lower.Name) ? higher with { Scale = Math.Max(higher.Scale, lower.Scale) }
            : higher;
    }

    private static (int Precision, int Scale) AsDecimal(SqlType type) => type.Name switch
    {
        SqlTypeName.Decimal or SqlTypeName.Numeric => (type.Precision, type.Scale),
        _ => SqlTypes.FacetsOf(type),
    };

    private static SqlType Decimal(SqlTypeName name, int precision, int scale)
    {
        // Digits that do not fit are taken from the fraction, of which six stay.
        var over = Math.Max(0, precision - 38);
        return new SqlType(name, 0, (byte)Math.Min(38, precision), (byte)(over == 0 ? scale : Math.Max(Math.Min(scale, 6), scale - over)));
    }

    private Typed Unary(UnaryExpression unary)
    {
        var value = Scalar(unary.Expression);
        if (!SqlTypes.IsNumber(value.Type.Name))
        {
            throw new SqlException(403, 16,
                $"Invalid operator for data type. Operator equals minus, type equals {SqlTypes.NameOf(value.Type.Name)}.");
        }

        return (unary.UnaryExpressionType, value) switch
        {
            (UnaryExpressionType.Positive, _) => value,
            (UnaryExpressionType.Negative, { IsConstant: true, Constant: long number }) => Typed.Of(-number, value.Type),
            (UnaryExpressionType.Negative, { IsConstant: true, Constant: double number }) => Typed.Of(-number, value.Type),
            (UnaryExpressionType.Negative, { IsConstant: true, Constant: byte[] body }) =>
                Negated(ExactNumber.Read(body, value.Type), value.Type),
            (UnaryExpressionType.Negative, _) when SqlTypes.IsExactNumber(value.Type.Name) =>
                new Typed($"t_exact('-', {Zero(value.Type).Sql}, {SqlTypes.CodeOf(value.Type)}, {value.Sql}, {SqlTypes.CodeOf(value.Type)}, {SqlTypes.CodeOf(value.Type)})", value.Type),
            (UnaryExpressionType.Negative, _) when SqlTypes.IsFloat(value.Type.Name) => value with { Sql = $"(-{value.Sql})" },
            (UnaryExpressionType.Negative, _) => value with { Sql = $"t_range(-{value.Sql}, {SqlTypes.CodeOf(value.Type)})" },
            (UnaryExpressionType.BitwiseNot, _) when SqlTypes.IsInteger(value.Type.Name) =>
                value with { Sql = $"(~{value.Sql})", IsConstant = false },
            _ => throw Unknown(unary),
        };
    }

    private static Typed Negated(ExactNumber number, SqlType type) => number.Unscaled == 2147483648 && number.Scale == 0
        ? Typed.Of((long)int.MinValue, SqlTypes.Int)
        : Typed.Of(new ExactNumber(-number.Unscaled, number.Scale).Write(type), type);

    private static Typed Zero(SqlType type) => Typed.Of(new ExactNumber(0, 0).Write(type), type);

    private Typed Binary(BinaryExpression binary)
    {
        var (first, second) = (Scalar(binary.FirstExpression), Scalar(binary.SecondExpression));
        var sign = binary.BinaryExpressionType switch
        {
            BinaryExpressionType.Add => "+",
            BinaryExpressionType.Subtract => "-",
            BinaryExpressionType.Multiply => "*",
            BinaryExpressionType.Divide => "/",
            BinaryExpressionType.Modulo => "%",
            BinaryExpressionType.BitwiseAnd => "&",
            BinaryExpressionType.BitwiseOr => "|",
            _ => throw SqlException.Unknown("the operator " + binary.BinaryExpressionType),
        };
        var type = first.IsNullLiteral ? second.Type : second.IsNullLiteral ? first.Type : Common(first.Type, second.Type);
        if (sign == "+" && SqlTypes.IsCharacter(first.Type.Name) && SqlTypes.IsCharacter(second.Type.Name))
        {
            return Joined(first, second);
        }

        if (sign == "+" && SqlTypes.IsBinary(first.Type.Name) && SqlTypes.IsBinary(second.Type.Name))
        {
            return new Typed($"t_join({first.Sql}, {second.Sql})", SqlTypes.VarBinaryMax);
        }

        if (!SqlTypes.IsNumber(type.Name) || type.Name == SqlTypeName.Bit)
        {
            throw new SqlException(402, 16,
                $"The data types {SqlTypes.NameOf(first.Type.Name)} and {SqlTypes.NameOf(second.Type.Name)} are incompatible in the {sign} operator.");
        }

        if (SqlTypes.IsExactNumber(type.Name))
        {
            return ExactArithmetic(first, sign, second, type);
        }

        var (left, right) = (Convert(first, type).Sql, Convert(second, type).Sql);
        return sign switch
        {
            "/" or "%" => new Typed($"t_div('{sign}', {left}, {right})", type),
            "&" or "|" => new Typed($"({left} {sign} {right})", type),
            _ when SqlTypes.IsFloat(type.Name) => new Typed($"({left} {sign} {right})", type),
            _ => new Typed($"t_range({left} {sign} {right}, {SqlTypes.CodeOf(type)})", type),
        };
    }

    private Typed Joined(Typed first, Typed second)
    {
        var type = Common(first.Type, second.Type);
        var isUnicode = SqlTypes.IsUnicode(type.Name);
        int Characters(SqlType one) => one.Length < 0 ? -1 : SqlTypes.IsUnicode(one.Name) ? one.Length / 2 : one.Length;
        var (a, b) = (Characters(first.Type), Characters(second.Type));
        var length = a < 0 || b < 0 ? -1 : Math.Min(isUnicode ? 4000 : 8000, a + b);
        return new Typed($"({first.Sql} || {second.Sql})", isUnicode
            ? SqlTypes.NVarChar(length) with { Length = length < 0 ? -1 : length * 2 } : SqlTypes.VarChar(length));
    }

    private static Typed ExactArithmetic(Typed first, string sign, Typed second, SqlType common)
    {
        var (a, b) = (AsDecimal(first.Type), AsDecimal(second.Type));
        var type = common.Name is SqlTypeName.Money or SqlTypeName.SmallMoney ? common : sign switch
        {
            "+" or "-" => Decimal(common.Name, Math.Max(a.Scale, b.Scale) + Math.Max(a.Precision - a.Scale, b.Precision - b.Scale) + 1,
                Math.Max(a.Scale, b.Scale)),
            "*" => Decimal(common.Name, a.Precision + b.Precision + 1, a.Scale + b.Scale),
            "/" => Decimal(common.Name, a.Precision - a.Scale + b.Scale + Math.Max(6, a.Scale + b.Precision + 1),
                Math.Max(6, a.Scale + b.Precision + 1)),
            _ => throw SqlException.Unknown("the operator " + sign + " of decimal numbers"),
        };
        return new Typed($"t_exact('{sign}', {first.Sql}, {SqlTypes.CodeOf(first.Type)}, {second.Sql}, {SqlTypes.CodeOf(second.Type)}, {SqlTypes.CodeOf(type)})", type);
    }
}
