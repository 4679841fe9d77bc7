using System.Text.Json.Serialization;
using Jupiter.Migration.Files;
using Jupiter.Migration.Json;

namespace Jupiter.Migration.Cases.Rollback;

/// <summary>Writes and reads the account of what was written, as it lies in the evidence of a case.</summary>
internal static class WrittenReportFile
{
    private static readonly JsonFile<WrittenReport> Format =
        new("WrittenReport", WrittenReport.CurrentSchema, 256L << 20, new WrittenReportJson(ReadableJson.Options()).WrittenReport);

    /// <summary>The bytes of the file.</summary>
    /// <param name="account">The account.</param>
    /// <returns>UTF-8 JSON.</returns>
    public static byte[] Bytes(WrittenReport account) => Format.Bytes(account);

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The account.</returns>
    public static WrittenReport Read(string path) => Format.Read(path);
}

/// <summary>Serialises accounts without reflection at run time.</summary>
[JsonSerializable(typeof(WrittenReport))]
internal sealed partial class WrittenReportJson : JsonSerializerContext;
