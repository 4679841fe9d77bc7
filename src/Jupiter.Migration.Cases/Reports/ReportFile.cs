using System.Text.Json;
using System.Text.Json.Serialization;
using Jupiter.Migration.Json;

namespace Jupiter.Migration.Cases.Reports;

/// <summary>A report for programs.</summary>
public static class ReportFile
{
    /// <summary>The bytes of the file.</summary>
    /// <param name="report">The report.</param>
    /// <returns>UTF-8 JSON: schemas/report.schema.json.</returns>
    public static byte[] Bytes(CaseReport report) => JsonSerializer.SerializeToUtf8Bytes(report, new ReportJson(ReadableJson.Options()).CaseReport);
}

/// <summary>Serialises reports without reflection at run time.</summary>
[JsonSerializable(typeof(CaseReport))]
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
internal sealed partial class ReportJson : JsonSerializerContext;
