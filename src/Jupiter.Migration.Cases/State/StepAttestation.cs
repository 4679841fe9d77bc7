using System;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Cases.State;

/// <summary>What a person said to have done. It is that person's word and is shown as such for ever.</summary>
public sealed class StepAttestation
{
    /// <summary>Name of the person.</summary>
    public required string By { get; init; }

    /// <summary>What the person is to the venue or to Jupiter.</summary>
    public required string Role { get; init; }

    /// <summary>For whom the person spoke.</summary>
    public required ResponsibleParty Party { get; init; }

    /// <summary>What the person added.</summary>
    public string Note { get; init; } = "";

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When the module saw that it was not so: the server that was said to be off answered. Null while nothing contradicts it.</summary>
    public DateTimeOffset? RefutedAt { get; internal set; }

    /// <inheritdoc/>
    public override string ToString() => RefutedAt is null ? Named : SR.AttestationRefuted.With(Named);

    private string Named => $"{By} ({ContactRoles.TitleOf(Role)})";
}
