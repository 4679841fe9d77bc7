using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;
using Jupiter.Migration.Files;

namespace Jupiter.Migration.Fingerprints;

/// <summary>The lines of docs/fingerprint.md over which a whole database, or its schema, is hashed.</summary>
internal static class FingerprintLines
{
    /// <summary>Hashes the tables in the order of their names.</summary>
    /// <param name="tables">The tables, already ordered.</param>
    /// <returns>SHA-256 in lower-case hexadecimal.</returns>
    public static string OfTables(IEnumerable<TableFingerprint> tables)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var table in tables)
        {
            AppendText(hash, table.Name);
            AppendInteger(hash, table.Rows);
            AppendText(hash, table.Fingerprint);
        }

        return Hexadecimal.Of(hash.GetHashAndReset());
    }

    /// <summary>Hashes the schema objects in the order of kind and name.</summary>
    /// <param name="objects">The objects, already ordered.</param>
    /// <returns>SHA-256 in lower-case hexadecimal.</returns>
    public static string OfSchema(IEnumerable<SchemaObjectFingerprint> objects)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var item in objects)
        {
            AppendText(hash, item.Kind);
            AppendText(hash, item.Name);
            AppendText(hash, item.Sha256);
        }

        return Hexadecimal.Of(hash.GetHashAndReset());
    }

    /// <summary>Hashes the definition of a schema object.</summary>
    /// <param name="definition">The definition as the engine keeps it.</param>
    /// <returns>SHA-256 in lower-case hexadecimal.</returns>
    public static string OfDefinition(string definition) => Hexadecimal.Sha256(Encoding.UTF8.GetBytes(definition));

    private static void AppendText(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        AppendInteger(hash, bytes.Length);
        hash.AppendData(bytes);
    }

    private static void AppendInteger(IncrementalHash hash, long value)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        hash.AppendData(bytes);
    }
}
