using System;
using System.Globalization;
using System.Linq;
using System.Numerics;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Jupiter.Migration.SqlServerDouble.Sql;

internal sealed partial class Translator
{
    private Typed Scalar(ScalarExpression expression)
    {
        var bare = _bare.Count;
        var value = Uncollated(expression);
        if (_groupKeys.Contains(value.Sql))
        {
            _bare.RemoveRange(bare, _bare.Count - bare);
        }

        if (expression is not PrimaryExpression { Collation: { } collation })
        {
            return value;
        }

        if (!collation.Value.Equals("DATABASE_DEFAULT", StringComparison.OrdinalIgnoreCase))
        {
            CollationInfo.Of(collation.Value);
        }

        var isExact = collation.Value.Contains("_BIN", StringComparison.OrdinalIgnoreCase)
            || collation.Value.Contains("_CS", StringComparison.OrdinalIgnoreCase);
        return value with { Collation = isExact ? "BINARY" : TextOrder.Name, ImplicitCollation = null };
    }

    private Typed Uncollated(ScalarExpression expression)
    {
        switch (expression)
        {
            case IntegerLiteral literal:
                return WholeNumber(literal.Value);
            case NumericLiteral literal:
                return Exact(ExactNumber.Parse(literal.Value));
            case RealLiteral literal:
                return Typed.Of(double.Parse(literal.Value, CultureInfo.InvariantCulture), SqlTypes.Float);
            case MoneyLiteral literal:
                return Typed.Of(ExactNumber.Parse(literal.Value.Trim('$', '€', '₽')).Write(new SqlType(SqlTypeName.Money)),
                    new SqlType(SqlTypeName.Money));
            case StringLiteral literal:
                return Text(literal.Value, literal.IsNational);
            case BinaryLiteral literal:
                var hex = literal.Value[2..];
                var bytes = System.Convert.FromHexString(hex.Length % 2 == 0 ? hex : "0" + hex);
                return Typed.Of(bytes, SqlTypes.VarBinary(Math.Max(1, bytes.Length)));
            case NullLiteral:
                return Typed.Of(null, SqlTypes.Int);
            case VariableReference variable:
                var parameter = Variable(variable.Name);
                return new Typed(parameter, TypeOf(variable.Name));
            case GlobalVariableExpression global:
                return Global(global.Name);
            case ColumnReferenceExpression { ColumnType: ColumnType.Regular } column:
                return Column(column.MultiPartIdentifier);
            case ParenthesisExpression parenthesis:
                return Scalar(parenthesis.Expression) is var inner && inner.IsConstant ? inner : inner with { Sql = "(" + inner.Sql + ")" };
            case UnaryExpression unary:
                return Unary(unary);
            case BinaryExpression binary:
                return Binary(binary);
            case CastCall cast:
                return Cast(Scalar(cast.Parameter), TypeNames.Of(cast.DataType), null);
            case ConvertCall convert:
                return Cast(Scalar(convert.Parameter), TypeNames.Of(convert.DataType), convert.Style is null ? null
                    : Scalar(convert.Style));
            case SearchedCaseExpression searched:
                return Case(
                    [.. searched.WhenClauses.Select(when => (Boolean(when.WhenExpression), Scalar(when.ThenExpression)))],
                    searched.ElseExpression is null ? null : Scalar(searched.ElseExpression));
            case SimpleCaseExpression simple:
                var input = Scalar(simple.InputExpression);
                return Case(
                    [.. simple.WhenClauses.Select(when => (Compare(input, "=", Scalar(when.WhenExpression)), Scalar(when.ThenExpression)))],
                    simple.ElseExpression is null ? null : Scalar(simple.ElseExpression));
            case IIfCall choice when _context.MajorVersion >= 11:
                return Case([(Boolean(choice.Predicate), Scalar(choice.ThenExpression))], Scalar(choice.ElseExpression));
            case CoalesceExpression coalesce:
                return Coalesce([.. coalesce.Expressions.Select(Scalar)]);
            case NullIfExpression nullIf:
                var (first, second) = (Scalar(nullIf.FirstExpression), Scalar(nullIf.SecondExpression));
                return new Typed($"(CASE WHEN {Compare(first, "=", second)} THEN NULL ELSE {first.Sql} END)", first.Type);
            case LeftFunctionCall left:
                return Part("t_left", [.. left.Parameters.Select(Scalar)]);
            case RightFunctionCall right:
                return Part("t_right", [.. right.Parameters.Select(Scalar)]);
            case ScalarSubquery subquery:
                return Subquery(subquery);
            case ParameterlessCall call:
                return Parameterless(call);
            case FunctionCall function:
                return Function(function);
            default:
                throw Unknown(expression);
        }
    }

    private static Typed WholeNumber(string digits)
    {
        var number = BigInteger.Parse(digits, CultureInfo.InvariantCulture);
        return number <= int.MaxValue ? Typed.Of((long)number, SqlTypes.Int) : Exact(new ExactNumber(number, 0));
    }

    private static Typed Exact(ExactNumber number)
    {
        var digits = BigInteger.Abs(number.Unscaled).ToString(CultureInfo.InvariantCulture).Length;
        var type = new SqlType(SqlTypeName.Numeric, 0, (byte)Math.Min(38, Math.Max(digits, Math.Max(1, number.Scale))), (byte)number.Scale);
        return Typed.Of(number.Write(type), type);
    }

    private static Typed Text(string text, bool isNational)
    {
        var characters = Math.Max(1, text.Length);
        return isNational
            ? Typed.Of(text, characters > 4000 ? SqlTypes.NVarCharMax : SqlTypes.NVarChar(characters))
            : Typed.Of(text, characters > 8000 ? new SqlType(SqlTypeName.VarChar, -1) : SqlTypes.VarChar(characters));
    }

    private SqlType TypeOf(string variable) => _variables.First(one => one.Name.Equals(variable, StringComparison.OrdinalIgnoreCase)).Type;

    private Typed Column(MultiPartIdentifier name)
    {
        var parts = name.Identifiers.Select(identifier => identifier.Value).ToArray();
        var found = parts.Length > 3 ? throw SqlException.Unknown("a column name of four parts")
            : _scope.Find(parts.Length > 1 ? parts[^2] : null, parts[^1]);
        if (_scope.Sources.Any(source => source.Columns.Contains(found)))
        {
            NoteBare(found);
        }

        return Of(found);
    }

    private Typed Subquery(ScalarSubquery subquery)
    {
        var query = Query(subquery.QueryExpression);
        return query.Columns.Count == 1
            ? new Typed($"({query.Sql})", query.Columns[0].Type)
            : throw new SqlException(116, 16,
                "Only one expression can be specified in the select list when the subquery is not introduced with EXISTS.");
    }

    private Typed Case((string When, Typed Then)[] branches, Typed? otherwise)
    {
        var values = branches.Select(branch => branch.Then).Concat(otherwise is null ? [] : new[] { otherwise }).ToArray();
        var type = CommonOf(values);
        var whens = branches.Select(branch => $"WHEN {branch.When} THEN {Convert(branch.Then, type).Sql}");
        return new Typed($"(CASE {string.Join(" ", whens)}{(otherwise is null ? "" : " ELSE " + Convert(otherwise, type).Sql)} END)", type);
    }

    private Typed Coalesce(Typed[] values)
    {
        var type = CommonOf(values);
        return new Typed($"coalesce({string.Join(", ", values.Select(value => Convert(value, type).Sql))})", type,
            values.All(value => value.IsNullable));
    }

    private static SqlType CommonOf(Typed[] values)
    {
        var typed = values.Where(value => !value.IsNullLiteral).ToArray();
        return typed.Length == 0 ? SqlTypes.Int : typed.Select(value => value.Type).Aggregate(Common);
    }

    private Typed Cast(Typed value, SqlType to, Typed? style)
    {
        // CAST without a length makes room for 30.
        to = to.Length == 0 && (SqlTypes.IsCharacter(to.Name) || SqlTypes.IsBinary(to.Name))
            && to.Name is not (SqlTypeName.Text or SqlTypeName.NText or SqlTypeName.Image)
            ? to with { Length = SqlTypes.IsUnicode(to.Name) ? 60 : 30 }
            : to;
        if (value.Type.Name == SqlTypeName.Text && SqlTypes.IsBinary(to.Name) && to.Name != SqlTypeName.Image)
        {
            throw new SqlException(529, 16,
                $"Explicit conversion from data type text to {SqlTypes.NameOf(to.Name)}{(to.Length < 0 ? "(max)" : "")} is not allowed.");
        }

        if (value.Type.Name == SqlTypeName.NText && SqlTypes.IsBinary(to.Name) && to.Name != SqlTypeName.Image)
        {
            throw new SqlException(529, 16,
                $"Explicit conversion from data type ntext to {SqlTypes.NameOf(to.Name)}{(to.Length < 0 ? "(max)" : "")} is not allowed.");
        }

        return style is null || IsPlain(value.Type, to)
            ? Convert(value, to)
            : new Typed($"t_convert({value.Sql}, {SqlTypes.CodeOf(value.Type)}, {SqlTypes.CodeOf(to)}, {style.Sql})", to);
    }

    private Typed Convert(Typed value, SqlType to)
    {
        if (value.IsNullLiteral)
        {
            return Typed.Of(null, to);
        }

        if (value.IsConstant)
        {
            return Typed.Of(Conversion.Convert(value.Constant, value.Type, to, 0, _context.Collation),
                to) with { Collation = value.Collation };
        }

        return IsPlain(value.Type, to)
            ? value with { Type = to }
            : new Typed(UnlessNull(value, ConversionCall(value, to)), to, value.IsNullable) { Collation = value.Collation };
    }

    private static string ConversionCall(Typed value, SqlType to) => value.Type.Name switch
    {
        SqlTypeName.NVarChar or SqlTypeName.NChar when to.Name == SqlTypeName.VarBinary && IsWider(value.Type, to) => $"t_utf16({value.Sql})",
        SqlTypeName.VarChar or SqlTypeName.Char when to.Name == SqlTypeName.VarBinary && IsWider(value.Type, to) => $"t_code_page({value.Sql})",
        _ => $"t_convert({value.Sql}, {SqlTypes.CodeOf(value.Type)}, {SqlTypes.CodeOf(to)}, 0)",
    };

    // A call of a function of ours costs more than all else about a value, so NULLs of columns are spared it.
    private static string UnlessNull(Typed value, string call) =>
        value.IsNullable && value.IsColumn ? $"CASE WHEN {value.Sql} IS NOT NULL THEN {call} END" : call;

    private static bool IsWider(SqlType from, SqlType to) => to.Length < 0 || (from.Length > 0 && from.Length <= to.Length);

    /// <summary>Whether a value of one type is one of the other as it stands.</summary>
    private static bool IsPlain(SqlType from, SqlType to)
    {
        if (from == to)
        {
            return true;
        }

        if (SqlTypes.IsInteger(from.Name) && SqlTypes.IsInteger(to.Name))
        {
            return SqlTypes.PrecedenceOf(from.Name) <= SqlTypes.PrecedenceOf(to.Name);
        }

        var isWider = IsWider(from, to);
        return (from.Name, to.Name) switch
        {
            (SqlTypeName.Real, SqlTypeName.Float) => true,
            (SqlTypeName.NVarChar or SqlTypeName.NChar, SqlTypeName.NVarChar) => isWider,
            (SqlTypeName.VarChar or SqlTypeName.Char, SqlTypeName.VarChar) => isWider,
            (SqlTypeName.VarChar or SqlTypeName.Char, SqlTypeName.NVarChar) => to.Length < 0
                || (from.Length > 0 && from.Length * 2 <= to.Length),
            (SqlTypeName.NText, SqlTypeName.NVarChar) => to.Length < 0,
            (SqlTypeName.NVarChar or SqlTypeName.NChar, SqlTypeName.NText) => true,
            (SqlTypeName.VarChar or SqlTypeName.Char, SqlTypeName.Text or SqlTypeName.NText) => true,
            (SqlTypeName.Text, SqlTypeName.VarChar or SqlTypeName.NVarChar) => to.Length < 0,
            (SqlTypeName.VarBinary or SqlTypeName.Binary, SqlTypeName.VarBinary) => isWider,
            (SqlTypeName.VarBinary or SqlTypeName.Binary or SqlTypeName.Udt, SqlTypeName.Image or SqlTypeName.Udt) => true,
            (SqlTypeName.Image or SqlTypeName.Udt or SqlTypeName.Timestamp, SqlTypeName.VarBinary) => to.Length < 0,
            (SqlTypeName.Decimal, SqlTypeName.Numeric) or (SqlTypeName.Numeric, SqlTypeName.Decimal) => from.Precision == to.Precision
                && from.Scale == to.Scale,
            _ => false,
        };
    }
}
