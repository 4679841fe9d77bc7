using System.Text.Json.Serialization;

namespace Jupiter.Migration.Servers.Specification;

/// <summary>Serialises profiles without reflection at run time.</summary>
[JsonSerializable(typeof(ServerSpecProfile))]
internal sealed partial class ServerSpecJson : JsonSerializerContext;
