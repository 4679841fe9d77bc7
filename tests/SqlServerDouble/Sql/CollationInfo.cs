using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;

namespace Jupiter.Migration.SqlServerDouble.Sql;

/// <summary>What the name of a collation says.</summary>
public sealed class CollationInfo
{
    private static readonly Dictionary<string, (int Lcid, int CodePage)> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Cyrillic_General"] = (0x0419, 1251),
        ["Ukrainian"] = (0x0422, 1251),
        ["Kazakh_90"] = (0x043F, 1251),
        ["Latin1_General"] = (0x0409, 1252),
        ["SQL_Latin1_General_CP1"] = (0x0409, 1252),
        ["SQL_Latin1_General_CP1251"] = (0x0419, 1251),
        ["Turkish"] = (0x041F, 1254),
        ["Greek"] = (0x0408, 1253),
        ["Polish"] = (0x0415, 1250),
    };

    private CollationInfo(string name, int lcid, int codePage)
    {
        Name = name;
        Lcid = lcid;
        CodePage = codePage;
        var flags = 0u;
        flags |= Has("CI") ? 1u << 20 : 0;
        flags |= Has("AI") ? 1u << 21 : 0;
        flags |= Has("KS") ? 0 : 1u << 22;
        flags |= Has("WS") ? 0 : 1u << 23;
        flags = Has("BIN") ? 1u << 24 : Has("BIN2") ? 1u << 25 : flags;
        var bytes = new byte[5];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, (uint)lcid | flags | (Has("100") ? 2u << 28 : Has("90") ? 1u << 28 : 0));
        bytes[4] = name.Equals("SQL_Latin1_General_CP1_CI_AS", StringComparison.OrdinalIgnoreCase) ? (byte)0x34 : (byte)0;
        Wire = bytes;
    }

    /// <summary>The collation's name.</summary>
    public string Name { get; }

    /// <summary>Its locale.</summary>
    public int Lcid { get; }

    /// <summary>Code page of char and varchar.</summary>
    public int CodePage { get; }

    /// <summary>The five bytes of TDS.</summary>
    public ReadOnlyMemory<byte> Wire { get; }

    /// <summary>The collation of a name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The collation; error 448 when there is none.</returns>
    public static CollationInfo Of(string name)
    {
        var family = Known.Keys.Where(key => name.StartsWith(key + "_", StringComparison.OrdinalIgnoreCase)).MaxBy(key => key.Length);
        return family is null
            ? throw new SqlException(448, 16, $"Invalid collation '{name}'.")
            : new CollationInfo(name, Known[family].Lcid, Known[family].CodePage);
    }

    private bool Has(string part) => Name.Split('_').Contains(part, StringComparer.OrdinalIgnoreCase);
}
