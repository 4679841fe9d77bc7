using System.Text.Json.Serialization;

namespace Jupiter.Migration.Cases.Plans;

/// <summary>Serialises plans without reflection at run time.</summary>
[JsonSerializable(typeof(CasePlan))]
internal sealed partial class CaseJson : JsonSerializerContext;
