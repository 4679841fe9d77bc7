using System.Text.Json.Serialization;

namespace Jupiter.Migration.Venues.Profiles;

/// <summary>Serialises profiles without reflection at run time.</summary>
[JsonSerializable(typeof(ProductProfile))]
internal sealed partial class ProfileJson : JsonSerializerContext;
