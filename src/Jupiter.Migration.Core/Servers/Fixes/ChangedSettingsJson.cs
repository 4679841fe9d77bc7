using System.Text.Json.Serialization;

namespace Jupiter.Migration.Servers.Fixes;

/// <summary>Serialises changes without reflection at run time.</summary>
[JsonSerializable(typeof(ChangedSettings))]
internal sealed partial class ChangedSettingsJson : JsonSerializerContext;
