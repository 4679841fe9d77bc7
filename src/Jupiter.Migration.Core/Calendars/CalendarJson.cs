using System.Text.Json.Serialization;

namespace Jupiter.Migration.Calendars;

/// <summary>Reads calendars without reflection at run time.</summary>
[JsonSerializable(typeof(CalendarContent))]
internal sealed partial class CalendarJson : JsonSerializerContext;
