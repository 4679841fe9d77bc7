using System.Text.Json.Serialization;

namespace Jupiter.Migration.Servers.Preparation;

/// <summary>Serialises profiles without reflection at run time.</summary>
[JsonSerializable(typeof(PreparationProfile))]
internal sealed partial class PreparationJson : JsonSerializerContext;
