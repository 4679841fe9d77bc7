using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Jupiter.Migration.Files;

namespace Jupiter.Migration.Cases.Rollback;

/// <summary>Writes and reads the account of what was written, as it lies in the evidence of a case.</summary>
internal static class WriteAccountFile
{
    private static readonly JsonTypeInfo<WriteAccount> Type = new WriteAccountJson(ReadableJson.Options()).WriteAccount;
    private static readonly JsonFile<WriteAccount> Format = new("WriteAccount", WriteAccount.CurrentSchema, 256L << 20, Type);

    /// <summary>The bytes of the file.</summary>
    /// <param name="account">The account.</param>
    /// <returns>UTF-8 JSON.</returns>
    public static byte[] Bytes(WriteAccount account) => JsonSerializer.SerializeToUtf8Bytes(account, Type);

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The account.</returns>
    public static WriteAccount Read(string path) => Format.Read(path);
}

/// <summary>Serialises accounts without reflection at run time.</summary>
[JsonSerializable(typeof(WriteAccount))]
internal sealed partial class WriteAccountJson : JsonSerializerContext;
