using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Surroundings;

namespace Jupiter.Migration.Servers.Preparation;

/// <summary>Whether what an old instance had of some kinds is on the new one.</summary>
/// <param name="check">The check.</param>
/// <param name="isDetailed">Whether the kinds are read only for who asks.</param>
/// <param name="kinds">The kinds.</param>
internal sealed class ItemComparison(CheckDefinition check, bool isDetailed, params InstanceItemKind[] kinds)
{
    private const int LongestShown = 160;

    public static IReadOnlyList<ItemComparison> All { get; } =
    [
        new(CheckRegister.Find("Instance.Configuration"), false, InstanceItemKind.Configuration),
        new(CheckRegister.Find("Instance.TraceFlag"), false, InstanceItemKind.TraceFlag),
        new(CheckRegister.Find("Instance.Master"), false, InstanceItemKind.MasterObject, InstanceItemKind.StartupProcedure),
        new(CheckRegister.Find("Instance.Message"), false, InstanceItemKind.Message),
        new(CheckRegister.Find("Instance.LinkedServer"), false, InstanceItemKind.LinkedServer),
        new(CheckRegister.Find("Instance.Job"), false, InstanceItemKind.Job),
        new(CheckRegister.Find("Instance.Trigger"), false, InstanceItemKind.ServerTrigger),
        new(CheckRegister.Find("Instance.Mail"), false, InstanceItemKind.MailProfile),
        new(CheckRegister.Find("Instance.Database"), false, InstanceItemKind.Database),
        new(CheckRegister.Find("Instance.Reference"), false, InstanceItemKind.Reference),
        new(CheckRegister.Find("Instance.Credential"), true, InstanceItemKind.Credential),
        new(CheckRegister.Find("Instance.Permission"), true, InstanceItemKind.ServerPermission),
    ];

    public IEnumerable<CheckResult> Check(InstanceInventory instance, InstanceInventory recorded, IReadOnlyCollection<string> carried)
    {
        var subject = instance.ServerInstance;
        if (isDetailed && !(instance.IsDetailed && recorded.IsDetailed))
        {
            return [check.Result(CheckStatus.Warning, subject, SR.ReadInDetail, SR.ReadWithoutDetail)];
        }

        var wanted = Of(recorded).ToArray();
        var unknown = wanted.Where(item => !item.IsKnown).Concat(IsOfDatabases ? [] : Of(instance).Where(item => !item.IsKnown))
            .GroupBy(item => item.Name, item => item.UnknownBecause!).Select(same => check.Result(
                CheckStatus.Unknown, same.Key.Length > 0 ? same.Key : subject, SR.InstanceReadable, string.Join("; ", same.Distinct())));
        var there = ByName(instance);
        var missing = Missing(instance, recorded, carried).Select(item => check.Result(
            CheckStatus.Warning, item.Name, Shown(item), there[Key(item)].Select(Shown).FirstOrDefault() ?? SR.NotThere));
        var count = SR.InstanceItems.With(wanted.Length);
        return unknown.Concat(missing).DefaultIfEmpty(check.Result(CheckStatus.Pass, subject, count, count));
    }

    /// <summary>What of the old instance is not so on the new one.</summary>
    public IEnumerable<InstanceItem> Missing(InstanceInventory instance, InstanceInventory recorded, IReadOnlyCollection<string> carried)
    {
        var there = ByName(instance);
        return Of(recorded).Where(item => item.IsKnown && !IsCarried(item, carried) && !Has(instance, there, item));
    }

    private bool IsOfDatabases => kinds.Contains(InstanceItemKind.Reference);

    private IEnumerable<InstanceItem> Of(InstanceInventory instance) => instance.Items.Where(item => kinds.Contains(item.Kind));

    private static bool IsCarried(InstanceItem item, IReadOnlyCollection<string> carried) => carried.Contains(
        item.Kind == InstanceItemKind.Database ? item.Name
        : item.Kind == InstanceItemKind.Reference && item.Detail("referenced_server_name").Length == 0 ? item.Detail("referenced_database_name") : "",
        StringComparer.OrdinalIgnoreCase);

    // What the database names is asked of what it names: the database itself comes in the night.
    private static bool Has(InstanceInventory instance, ILookup<(InstanceItemKind, string), InstanceItem> there, InstanceItem item)
    {
        if (item.Kind == InstanceItemKind.Reference)
        {
            var (server, database) = (item.Detail("referenced_server_name"), item.Detail("referenced_database_name"));
            return instance.Items.Any(other => other.IsKnown && (server.Length > 0
                ? other.Kind == InstanceItemKind.LinkedServer && Same(other.Name, server)
                : other.Kind == InstanceItemKind.Database && Same(other.Name, database)));
        }

        return there[Key(item)].Any(other => other.Details.ToString() == item.Details.ToString());
    }

    private ILookup<(InstanceItemKind, string), InstanceItem> ByName(InstanceInventory instance) => Of(instance).Where(item => item.IsKnown).ToLookup(Key);

    private static (InstanceItemKind, string) Key(InstanceItem item) => (item.Kind, item.Name.ToUpperInvariant());

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static string Shown(InstanceItem item)
    {
        var text = item.Details.Count == 0 ? item.Name : item.Details.ToString()!;
        return text.Length <= LongestShown ? text : text.Substring(0, LongestShown) + "…";
    }
}
