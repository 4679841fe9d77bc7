using Jupiter.Migration.LabAsker;
using Jupiter.Migration.Lab.Machines;

namespace Jupiter.Migration.Lab.Tables;

/// <summary>A line of the truth table: which server has to be absent and how it stands with it, with the other one, and with whoever asks.</summary>
internal sealed record Situation(bool IsWayBack, Condition Condition, Surroundings Surroundings, Place Place)
{
    /// <summary>The server that has to be absent.</summary>
    public string Asked => IsWayBack ? Venue.Names.NewServer : Venue.Names.OldServer;

    /// <summary>The server that may be on.</summary>
    public string Other => IsWayBack ? Venue.Names.OldServer : Venue.Names.NewServer;

    public LabWork Work => IsWayBack ? LabWork.AskNewIsOff : LabWork.AskReplaced;

    public override string ToString() => $"{(IsWayBack ? "back" : "forward"),-8} {Condition.Name,-46} {Surroundings.Name,-31} {Place.Name,-42}";
}
