using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Jupiter.Migration.Lab.Machines;

namespace Jupiter.Migration.Lab.Tables;

/// <summary>How it stands with the server that has to be absent.</summary>
internal sealed record Condition
{
    public required string Name { get; init; }

    /// <summary>Whether it is on, now or before the question ends: then whoever says that it is absent says the untruth.</summary>
    public required bool IsOn { get; init; }

    /// <summary>What it answers when it is asked.</summary>
    public ServerAnswer Answers { get; init; }

    /// <summary>What it answers while its silence is listened for.</summary>
    public ServerAnswer AnswersLater { get; init; }

    /// <summary>Whether its answers may come in time or not, so that it is heard or not.</summary>
    public bool MayBeLate { get; init; }

    /// <summary>Whether it was so when it was noted where it stands (clause R2), and not only since.</summary>
    public bool IsSinceNoted { get; init; }

    /// <summary>Whether it can't be noted where it stands.</summary>
    public bool IsUnseen { get; init; }

    /// <summary>Whether the new server takes the old one's address.</summary>
    public bool IsAddressShared { get; init; }

    /// <summary>How long it has been known to be silent when it is asked; null where nobody asked before.</summary>
    public TimeSpan? SilentFor { get; init; }

    /// <summary>What always comes of it; null where the table says.</summary>
    public string? Verdict { get; init; }

    /// <summary>How it is called; its address where this is null.</summary>
    public Func<Machine, string>? Host { get; init; }

    /// <summary>What the hosts files say.</summary>
    public Func<Venue, Machine, IEnumerable<(string Address, string Name)>> Hosts { get; init; } = (_, _) => [];

    /// <summary>Brings it about, for the server of a name.</summary>
    public Func<Venue, string, Task> Enter { get; init; } = (_, _) => Task.CompletedTask;

    /// <summary>What happens while it is asked, after a while.</summary>
    public Func<Venue, string, Task>? Meanwhile { get; init; }

    /// <summary>How long after the question begins.</summary>
    public TimeSpan After { get; init; }
}
