using System.Text.Json.Serialization;

namespace Jupiter.Migration.Servers.Windows.Rows;

/// <summary>Reads records without reflection at run time.</summary>
[JsonSerializable(typeof(WindowsRecord))]
internal sealed partial class WindowsRecordJson : JsonSerializerContext;
