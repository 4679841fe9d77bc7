namespace Jupiter.Migration.Presence.Devices;

/// <summary>What a device says of the place where a server hung.</summary>
/// <param name="State">What it says of the server.</param>
/// <param name="Grade">How its absence is known; null unless it is absent.</param>
/// <param name="Detail">What it rests on, for people.</param>
public sealed record DeviceAnswer(PresenceState State, AbsenceGrade? Grade, string Detail)
{
    /// <summary>The server is absent.</summary>
    /// <param name="grade">How that is known.</param>
    /// <param name="detail">What it rests on.</param>
    /// <returns>The answer.</returns>
    public static DeviceAnswer Absent(AbsenceGrade grade, string detail) => new(PresenceState.Absent, grade, detail);

    /// <summary>The server is on.</summary>
    /// <param name="detail">What it rests on.</param>
    /// <returns>The answer.</returns>
    public static DeviceAnswer Present(string detail) => new(PresenceState.Present, null, detail);

    /// <summary>That does not tell whether the server is on.</summary>
    /// <param name="detail">Why, and what can be done.</param>
    /// <returns>The answer.</returns>
    public static DeviceAnswer Unknown(string detail) => new(PresenceState.Unknown, null, detail);
}
