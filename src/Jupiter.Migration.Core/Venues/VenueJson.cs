using System.Text.Json.Serialization;

namespace Jupiter.Migration.Venues;

/// <summary>Serialises venues without reflection at run time.</summary>
[JsonSerializable(typeof(Venue))]
internal sealed partial class VenueJson : JsonSerializerContext;
