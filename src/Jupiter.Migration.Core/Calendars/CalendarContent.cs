using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using Jupiter.Migration.Files;
using Jupiter.Migration.Json;

namespace Jupiter.Migration.Calendars;

/// <summary>What a calendar's file holds: schemas/calendar.schema.json.</summary>
/// <remarks>What a file leaves out is set to null by the serializer, whatever the default: the lists make themselves empty then.</remarks>
internal sealed class CalendarContent
{
    /// <summary>Name and version of the format.</summary>
    public const string CurrentSchema = "jupiter.calendar/1";

    /// <summary>Name and version of the format of this file.</summary>
    public string Schema { get; init; } = CurrentSchema;

    /// <summary>ISO 3166 code of the country.</summary>
    public required string Country { get; init; }

    /// <summary>The year that every date is in.</summary>
    public required int Year { get; init; }

    /// <summary>
    /// Whether the days are those of the Labour Code alone (articles 95 and 112): the decree that moves days off is published late in the year before.
    /// </summary>
    public bool IsDraft { get; init; }

    /// <summary>Days off besides the Saturdays and Sundays.</summary>
    [JsonConverter(typeof(DateList))]
    public required IReadOnlyList<DateTime> DaysOff { get; init => field = value ?? []; }

    /// <summary>Working days that are an hour shorter.</summary>
    [JsonConverter(typeof(DateList))]
    public IReadOnlyList<DateTime> ShortDays { get; init => field = value ?? []; } = [];

    /// <summary>Saturdays and Sundays that are working days.</summary>
    [JsonConverter(typeof(DateList))]
    public IReadOnlyList<DateTime> WorkingWeekends { get; init => field = value ?? []; } = [];
}
