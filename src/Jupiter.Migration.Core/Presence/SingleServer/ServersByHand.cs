using System;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Network;
using Jupiter.Migration.Operations;

namespace Jupiter.Migration.Presence.SingleServer;

/// <summary>The two servers as somebody names them at the prompt, without a case that knows where they stood.</summary>
public sealed class ServersByHand
{
    /// <summary>Name or address of the old server.</summary>
    public required string OldServer { get; init; }

    /// <summary>Name or address of the new server.</summary>
    public required string NewServer { get; init; }

    /// <summary>The code of the tag of one of them; null for none.</summary>
    public string? AbsenceCode { get; init; }

    /// <summary>Who decided that a person's word alone is enough; null while nobody did.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>How long is waited for answers.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The rule that asks real machines and those of a rehearsal.</summary>
    /// <param name="port">The TCP port that is tried.</param>
    /// <param name="observer">Told of progress.</param>
    /// <returns>The rule.</returns>
    public static SingleServerRule Rule(int port, IOperationObserver observer) => new(
        PresenceObserver.ForPort(port), AbsenceInquiry.OfThisComputer(), observer);

    /// <summary>What is asked.</summary>
    /// <returns>The request.</returns>
    /// <exception cref="MigrationException">HostInvalid; AbsenceCodeWrong: the code is on no tag of either.</exception>
    public SingleServerRequest Request()
    {
        var (old, @new) = (Asked(OldServer), Asked(NewServer));
        return AbsenceCode is null || old.HasCode || @new.HasCode
            ? new SingleServerRequest { OldServer = old, NewServer = @new, Timeout = Timeout, DecidedBy = DecidedBy }
            : throw PresenceErrors.WrongCode($"{OldServer}, {NewServer}");
    }

    private AskedServer Asked(string host) => new()
    {
        Host = NetworkHost.Parse(host),
        HasCode = AbsenceCode is not null && Presence.AbsenceCode.Fits(AbsenceCode, host, ""),
    };
}
