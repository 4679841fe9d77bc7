namespace Jupiter.Migration.Presence.Devices;

/// <summary>What a device says of the place where a server hung.</summary>
public sealed class DeviceAnswer
{
    private DeviceAnswer(PresenceState state, AbsenceGrade? grade, string detail)
    {
        State = state;
        Grade = grade;
        Detail = detail;
    }

    /// <summary>What it says of the server.</summary>
    public PresenceState State { get; }

    /// <summary>How its absence is known; null unless it is absent.</summary>
    public AbsenceGrade? Grade { get; }

    /// <summary>What it rests on, for people.</summary>
    public string Detail { get; }

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
