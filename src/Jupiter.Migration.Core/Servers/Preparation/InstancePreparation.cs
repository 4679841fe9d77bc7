using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Surroundings;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Servers.Preparation;

/// <summary>
/// Holds the database server of a new computer against what was recorded on the old one (clauses P3, S4a). What decides whether Jupiter gets to
/// its database fails; of what a venue has beside it, only its people know whether it is still needed: that is a warning for each thing.
/// </summary>
/// <param name="current">The new server.</param>
/// <param name="old">What was recorded.</param>
/// <param name="venue">The venue, whose databases come in the night and are not missed before it; null where nobody told it.</param>
public sealed class InstancePreparation(ServerInventory current, ServerInventory old, Venue? venue = null)
{
    private readonly string[] _carried = venue is null ? [] : [venue.Database, .. venue.OtherDatabases.Select(other => other.Name)];

    private static readonly CheckDefinition Recorded = CheckRegister.Find("Instance.Recorded");
    private static readonly CheckDefinition Version = CheckRegister.Find("Instance.Version");
    private static readonly CheckDefinition Collation = CheckRegister.Find("Instance.Collation");
    private static readonly CheckDefinition SqlLogins = CheckRegister.Find("Instance.SqlLogins");
    private static readonly CheckDefinition Name = CheckRegister.Find("Instance.Name");
    private static readonly CheckDefinition Alias = CheckRegister.Find("Instance.Alias");

    /// <summary>Compares; each result is made when it is asked for.</summary>
    /// <returns>The results.</returns>
    public IEnumerable<CheckResult> Check() => current.Instance is { } instance && old.Instance is { } recorded
        ? instance.ServerName.Length == 0 && recorded.ServerName.Length == 0 ? [CheckVersion(instance, recorded)] : CheckAll(instance, recorded)
        : [Recorded.Result(CheckStatus.Unknown, current.ComputerName, SR.InstanceInBoth, SR.InstanceMissing.With(current.Instance is null ? current.ComputerName : old.ComputerName))];

    /// <summary>What the old instance has and the new one has not so, for the scripts.</summary>
    /// <returns>The items; none where one of the two was not read.</returns>
    public IReadOnlyList<InstanceItem> Missing() => current.Instance is { } instance && old.Instance is { } recorded
        ? [.. ItemComparison.All.SelectMany(comparison => comparison.Missing(instance, recorded, _carried))] : [];

    private static CheckResult CheckVersion(InstanceInventory instance, InstanceInventory recorded) => Version.Verdict(
        instance.Product == recorded.Product && System.Version.TryParse(instance.Version, out var version)
            && System.Version.TryParse(recorded.Version, out var oldest) && version >= oldest,
        instance.ServerInstance, Product(recorded), Product(instance));

    private static IEnumerable<CheckResult> CheckOfInstance(InstanceInventory instance, InstanceInventory recorded)
    {
        var subject = instance.ServerInstance;
        yield return recorded.Identity.Length == 0 || instance.Identity.Length == 0
            ? Recorded.Result(CheckStatus.Unknown, subject, SR.InstanceIsOther, SR.InstanceHidden)
            : Recorded.Verdict(instance.Identity != recorded.Identity, subject, SR.InstanceIsOther, instance.Identity != recorded.Identity ? SR.InstanceIsOther : SR.InstanceIsSame, instance.Identity);
        yield return CheckVersion(instance, recorded);
        yield return Collation.Verdict(instance.Collation == recorded.Collation, subject, Shown(recorded.Collation), Shown(instance.Collation));
        yield return SqlLogins.Verdict(
            recorded.AcceptsSqlLogins != true || instance.AcceptsSqlLogins == true, subject, Mode(recorded), Mode(instance));
        yield return Name.Verdict(
            instance.IsNamedAsMachine && string.Equals(instance.InstanceName, recorded.InstanceName, StringComparison.OrdinalIgnoreCase),
            subject, FullName(instance.MachineName, recorded.InstanceName), Shown(instance.ServerName));
        foreach (var result in InstanceNetwork.Check(instance, recorded))
        {
            yield return result;
        }
    }

    private IEnumerable<CheckResult> CheckAll(InstanceInventory instance, InstanceInventory recorded) =>
        CheckOfInstance(instance, recorded).Concat(InstanceSpace.Check(instance, recorded, _carried)).Concat(ItemComparison.All.SelectMany(comparison => comparison.Check(instance, recorded, _carried))).Concat(CheckAliases());

    // Only the computer itself tells them: a file that was read from elsewhere says so by leaving them out.
    private IEnumerable<CheckResult> CheckAliases()
    {
        if (old.ClientSettings is null || current.ClientSettings is null)
        {
            return [Alias.Result(CheckStatus.Warning, current.ComputerName, SR.ReadOnServerItself, SR.ReadFromElsewhere.With(old.ClientSettings is null ? old.ComputerName : current.ComputerName))];
        }

        var there = current.ClientSettings.ToLookup(Key, setting => setting.Target, StringComparer.OrdinalIgnoreCase);
        var missing = old.ClientSettings.Where(setting => !there[Key(setting)].Contains(setting.Target, StringComparer.OrdinalIgnoreCase)).ToArray();
        return missing.Length == 0
            ? [Alias.Result(CheckStatus.Pass, current.ComputerName, SR.InstanceItems.With(old.ClientSettings.Count), SR.InstanceItems.With(old.ClientSettings.Count))]
            : missing.Select(setting => Alias.Result(
                CheckStatus.Warning, Key(setting), setting.Target, there[Key(setting)].FirstOrDefault() ?? SR.NotThere));
    }

    private static string Key(ClientSetting setting) => $"{setting.Place}, {setting.Name}";

    private static string Product(InstanceInventory instance) => $"{instance.Product} {instance.Version}";

    private static string Mode(InstanceInventory instance) => instance.AcceptsSqlLogins switch { true => SR.MixedMode, false => SR.WindowsOnly, null => "-" };

    private static string FullName(string machine, string instance) => instance.Length == 0 ? machine : $"{machine}\\{instance}";

    private static string Shown(string text) => text.Length == 0 ? "-" : text;
}
