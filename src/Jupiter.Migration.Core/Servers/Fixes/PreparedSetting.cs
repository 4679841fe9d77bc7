using System;
using System.Collections.Generic;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Registry;
using Jupiter.Migration.Servers.Settings;

namespace Jupiter.Migration.Servers.Fixes;

/// <summary>Something that a prepared server has set, and how it is set.</summary>
/// <param name="Judge">Reads it and judges.</param>
/// <param name="Wanted">What it takes; throws <see cref="SettingUnavailableException"/> where that can't be told.</param>
public sealed record PreparedSetting(Func<CheckResult> Judge, Func<IEnumerable<(MachineSetting Setting, string Value)>> Wanted)
{
    /// <summary>The result of a check that asks this computer.</summary>
    /// <param name="check">The check.</param>
    /// <param name="subject">What is asked about.</param>
    /// <param name="expected">What should be there.</param>
    /// <param name="ask">Asks.</param>
    /// <returns>The result; Unknown with its reason where nobody tells.</returns>
    internal static CheckResult Asked(CheckDefinition check, string subject, string expected, Func<(CheckStatus Status, string Found)> ask)
    {
        try
        {
            var (status, found) = ask();
            return check.Result(status, subject, expected, found);
        }
        catch (Exception e) when (e is RegistryUnreadableException or SettingUnavailableException)
        {
            return check.Result(CheckStatus.Unknown, subject, expected, SR.NotKnownBecause.With(e.Message));
        }
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", Wanted());
}
