using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.SqlServerDouble.Sessions;

namespace Jupiter.Migration.SqlServerDouble.Sql;

/// <summary>The system types: how they are called, numbered and measured.</summary>
internal static class SqlTypes
{
    public static readonly SqlType Bit = new(SqlTypeName.Bit);
    public static readonly SqlType TinyInt = new(SqlTypeName.TinyInt);
    public static readonly SqlType SmallInt = new(SqlTypeName.SmallInt);
    public static readonly SqlType Int = new(SqlTypeName.Int);
    public static readonly SqlType BigInt = new(SqlTypeName.BigInt);
    public static readonly SqlType Float = new(SqlTypeName.Float);
    public static readonly SqlType DateTime = new(SqlTypeName.DateTime);
    public static readonly SqlType Guid = new(SqlTypeName.UniqueIdentifier);
    public static readonly SqlType Variant = new(SqlTypeName.SqlVariant);
    public static readonly SqlType Name = NVarChar(128);
    public static readonly SqlType NVarCharMax = new(SqlTypeName.NVarChar, -1);
    public static readonly SqlType VarBinaryMax = new(SqlTypeName.VarBinary, -1);

    private static readonly Dictionary<string, SqlTypeName> Names =
        Enum.GetValues<SqlTypeName>().Where(name => name != SqlTypeName.Udt).ToDictionary(NameOf, StringComparer.OrdinalIgnoreCase);

    private static readonly object Gate = new();
    private static readonly ConcurrentDictionary<SqlType, int> Codes = new();
    private static volatile SqlType[] _coded = [];

    public static SqlType NVarChar(int characters) => new(SqlTypeName.NVarChar, characters * 2);

    public static SqlType VarChar(int characters) => new(SqlTypeName.VarChar, characters);

    public static SqlType VarBinary(int bytes) => new(SqlTypeName.VarBinary, bytes);

    public static SqlType Decimal(int precision, int scale) => new(SqlTypeName.Decimal, 0, (byte)precision, (byte)scale);

    /// <summary>A number for a type, by which functions inside SQLite are told it.</summary>
    public static int CodeOf(SqlType type)
    {
        if (Codes.TryGetValue(type, out var code))
        {
            return code;
        }

        lock (Gate)
        {
            return Codes.GetOrAdd(type, added =>
            {
                _coded = [.. _coded, added];
                return _coded.Length - 1;
            });
        }
    }

    /// <summary>The type of a number. Called for every value, so without a lock.</summary>
    public static SqlType OfCode(long code) => _coded[code];

    public static bool TryFind(string name, out SqlTypeName type) => Names.TryGetValue(name, out type);

    public static string NameOf(SqlTypeName name) => name switch
    {
        SqlTypeName.SqlVariant => "sql_variant",
        _ => name.ToString().ToLowerInvariant(),
    };

    /// <summary>system_type_id of sys.types.</summary>
    public static byte SystemIdOf(SqlTypeName name) => name switch
    {
        SqlTypeName.Image => 34,
        SqlTypeName.Text => 35,
        SqlTypeName.UniqueIdentifier => 36,
        SqlTypeName.Date => 40,
        SqlTypeName.Time => 41,
        SqlTypeName.DateTime2 => 42,
        SqlTypeName.DateTimeOffset => 43,
        SqlTypeName.TinyInt => 48,
        SqlTypeName.SmallInt => 52,
        SqlTypeName.Int => 56,
        SqlTypeName.SmallDateTime => 58,
        SqlTypeName.Real => 59,
        SqlTypeName.Money => 60,
        SqlTypeName.DateTime => 61,
        SqlTypeName.Float => 62,
        SqlTypeName.SqlVariant => 98,
        SqlTypeName.NText => 99,
        SqlTypeName.Bit => 104,
        SqlTypeName.Decimal => 106,
        SqlTypeName.Numeric => 108,
        SqlTypeName.SmallMoney => 122,
        SqlTypeName.BigInt => 127,
        SqlTypeName.VarBinary => 165,
        SqlTypeName.VarChar => 167,
        SqlTypeName.Binary => 173,
        SqlTypeName.Char => 175,
        SqlTypeName.Timestamp => 189,
        SqlTypeName.NVarChar => 231,
        SqlTypeName.NChar => 239,
        SqlTypeName.Udt => 240,
        SqlTypeName.Xml => 241,
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    /// <summary>user_type_id of sys.types: hierarchyid, geometry and geography have one each, and share 240 as system type.</summary>
    public static int UserIdOf(SqlType type) => type.UdtName?.ToUpperInvariant() switch
    {
        "HIERARCHYID" => 128,
        "GEOMETRY" => 129,
        "GEOGRAPHY" => 130,
        _ => SystemIdOf(type.Name),
    };

    public static SqlType OfColumn(int systemId, int userId, int maxLength, byte precision, byte scale) => systemId switch
    {
        240 => new SqlType(SqlTypeName.Udt, -1, 0, 0,
            userId switch { 128 => "hierarchyid", 129 => "geometry", 130 => "geography", _ => "udt" }),
        _ => Enum.GetValues<SqlTypeName>().First(name => SystemIdOf(name) == systemId) switch
        {
            var name when IsCharacter(name) || IsBinary(name) =>
                new SqlType(name, name is SqlTypeName.Text or SqlTypeName.NText or SqlTypeName.Image ? -1 : maxLength),
            var name and (SqlTypeName.Decimal or SqlTypeName.Numeric) => new SqlType(name, 0, precision, scale),
            var name and (SqlTypeName.Time or SqlTypeName.DateTime2 or SqlTypeName.DateTimeOffset) => new SqlType(name, 0, 0, scale),
            var name => new SqlType(name),
        },
    };

    /// <summary>max_length of sys.columns.</summary>
    public static int MaxLengthOf(SqlType type) => type.Name switch
    {
        SqlTypeName.Bit or SqlTypeName.TinyInt => 1,
        SqlTypeName.SmallInt => 2,
        SqlTypeName.Int or SqlTypeName.Real or SqlTypeName.SmallMoney or SqlTypeName.SmallDateTime => 4,
        SqlTypeName.BigInt or SqlTypeName.Float or SqlTypeName.Money or SqlTypeName.DateTime or SqlTypeName.Timestamp => 8,
        SqlTypeName.UniqueIdentifier or SqlTypeName.Text or SqlTypeName.NText or SqlTypeName.Image => 16,
        SqlTypeName.Date => 3,
        SqlTypeName.Time => TimeLength(type.Scale),
        SqlTypeName.DateTime2 => TimeLength(type.Scale) + 3,
        SqlTypeName.DateTimeOffset => TimeLength(type.Scale) + 5,
        SqlTypeName.Decimal or SqlTypeName.Numeric => DecimalLength(type.Precision),
        SqlTypeName.SqlVariant => 8016,
        SqlTypeName.Xml => -1,
        SqlTypeName.Udt => string.Equals(type.UdtName, "hierarchyid", StringComparison.OrdinalIgnoreCase) ? 892 : -1,
        _ => type.Length,
    };

    /// <summary>precision and scale of sys.columns.</summary>
    public static (byte Precision, byte Scale) FacetsOf(SqlType type) => type.Name switch
    {
        SqlTypeName.Bit => (1, 0),
        SqlTypeName.TinyInt => (3, 0),
        SqlTypeName.SmallInt => (5, 0),
        SqlTypeName.Int => (10, 0),
        SqlTypeName.BigInt => (19, 0),
        SqlTypeName.Real => (24, 0),
        SqlTypeName.Float => (53, 0),
        SqlTypeName.Money => (19, 4),
        SqlTypeName.SmallMoney => (10, 4),
        SqlTypeName.DateTime => (23, 3),
        SqlTypeName.SmallDateTime => (16, 0),
        SqlTypeName.Date => (10, 0),
        SqlTypeName.Time => ((byte)(type.Scale == 0 ? 8 : 9 + type.Scale), type.Scale),
        SqlTypeName.DateTime2 => ((byte)(type.Scale == 0 ? 19 : 20 + type.Scale), type.Scale),
        SqlTypeName.DateTimeOffset => ((byte)(type.Scale == 0 ? 26 : 27 + type.Scale), type.Scale),
        _ => (type.Precision, type.Scale),
    };

    public static int TimeLength(byte scale) => scale switch { <= 2 => 3, <= 4 => 4, _ => 5 };

    public static int DecimalLength(int precision) => precision switch { <= 9 => 5, <= 19 => 9, <= 28 => 13, _ => 17 };

    public static bool IsInteger(SqlTypeName name) => name <= SqlTypeName.BigInt && name != SqlTypeName.Real && name != SqlTypeName.Float;

    public static bool IsFloat(SqlTypeName name) => name is SqlTypeName.Real or SqlTypeName.Float;

    public static bool IsExactNumber(SqlTypeName name) =>
        name is SqlTypeName.Decimal or SqlTypeName.Numeric or SqlTypeName.Money or SqlTypeName.SmallMoney;

    public static bool IsNumber(SqlTypeName name) => IsInteger(name) || IsFloat(name) || IsExactNumber(name);

    public static bool IsCharacter(SqlTypeName name) => name is SqlTypeName.Char or SqlTypeName.VarChar or SqlTypeName.Text
        || IsUnicode(name);

    public static bool IsUnicode(SqlTypeName name) => name is SqlTypeName.NChar or SqlTypeName.NVarChar or SqlTypeName.NText;

    public static bool IsBinary(SqlTypeName name) =>
        name is SqlTypeName.Binary or SqlTypeName.VarBinary or SqlTypeName.Image or SqlTypeName.Timestamp;

    public static bool IsMoment(SqlTypeName name) => name is SqlTypeName.Date or SqlTypeName.Time or SqlTypeName.DateTime
        or SqlTypeName.SmallDateTime or SqlTypeName.DateTime2 or SqlTypeName.DateTimeOffset;

    /// <summary>Which of two types an operator converts the other side to.</summary>
    public static int PrecedenceOf(SqlTypeName name) => name switch
    {
        SqlTypeName.Udt => 30,
        SqlTypeName.SqlVariant => 29,
        SqlTypeName.Xml => 28,
        SqlTypeName.DateTimeOffset => 27,
        SqlTypeName.DateTime2 => 26,
        SqlTypeName.DateTime => 25,
        SqlTypeName.SmallDateTime => 24,
        SqlTypeName.Date => 23,
        SqlTypeName.Time => 22,
        SqlTypeName.Float => 21,
        SqlTypeName.Real => 20,
        SqlTypeName.Decimal or SqlTypeName.Numeric => 19,
        SqlTypeName.Money => 18,
        SqlTypeName.SmallMoney => 17,
        SqlTypeName.BigInt => 16,
        SqlTypeName.Int => 15,
        SqlTypeName.SmallInt => 14,
        SqlTypeName.TinyInt => 13,
        SqlTypeName.Bit => 12,
        SqlTypeName.NText => 11,
        SqlTypeName.Text => 10,
        SqlTypeName.Image => 9,
        SqlTypeName.Timestamp => 8,
        SqlTypeName.UniqueIdentifier => 7,
        SqlTypeName.NVarChar => 6,
        SqlTypeName.NChar => 5,
        SqlTypeName.VarChar => 4,
        SqlTypeName.Char => 3,
        SqlTypeName.VarBinary => 2,
        _ => 1,
    };
}
