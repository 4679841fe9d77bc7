using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace Jupiter.Migration.SqlServerDouble.Wire;

/// <summary>UDT_INFO of the CLR types that come with SQL Server (MS-TDS 2.2.5.5.2).</summary>
internal static class ClrTypes
{
    private static readonly Dictionary<string, (ushort Size, string Class)> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["hierarchyid"] = (892, "SqlHierarchyId"),
        ["geometry"] = (0xFFFF, "SqlGeometry"),
        ["geography"] = (0xFFFF, "SqlGeography"),
    };

    public static byte[] Describe(string name, Version product)
    {
        var (size, type) = Known.TryGetValue(name, out var known) ? known : ((ushort)0xFFFF, name);

        // The assembly goes with the product; 2008 R2 still had that of 2008.
        var assembly = $"Microsoft.SqlServer.Types.{type}, Microsoft.SqlServer.Types, Version={Math.Min(product.Major, 11)}.0.0.0, "
            + "Culture=neutral, PublicKeyToken=89845dcd8080cc91";
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.Unicode);
        writer.Write(size);
        foreach (var part in (ReadOnlySpan<string>)["master", "sys", name.ToLowerInvariant()])
        {
            writer.Write((byte)part.Length);
            writer.Write(Encoding.Unicode.GetBytes(part));
        }

        writer.Write((ushort)assembly.Length);
        writer.Write(Encoding.Unicode.GetBytes(assembly));
        writer.Flush();
        return bytes.ToArray();
    }
}
