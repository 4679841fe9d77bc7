using System.Text.Json.Serialization;

namespace Jupiter.Migration.Rehearsals.Records;

/// <summary>Serialises records.</summary>
[JsonSerializable(typeof(RehearsalRecord))]
internal sealed partial class RehearsalJson : JsonSerializerContext;
