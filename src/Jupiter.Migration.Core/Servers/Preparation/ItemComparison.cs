using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Surroundings;

namespace Jupiter.Migration.Servers.Preparation;

/// <summary>Whether what an old instance had of some kinds is on the new one.</summary>
/// <param name="check">Name of the check.</param>
/// <param name="isDetailed">Whether the kinds are read only for who asks.</param>
/// <param name="kinds">The kinds.</param>
internal sealed class ItemComparison(string check, bool isDetailed, params InstanceItemKind[] kinds)
{
    private const int LongestShown = 160;
    private readonly CheckDefinition _check = CheckRegister.Find(check);

    public static IReadOnlyList<ItemComparison> All { get; } =
    [
        new("Instance.Configuration", false, InstanceItemKind.Configuration),
        new("Instance.TraceFlag", false, InstanceItemKind.TraceFlag),
        new("Instance.Master", false, InstanceItemKind.MasterObject, InstanceItemKind.StartupProcedure),
        new("Instance.Message", false, InstanceItemKind.Message),
        new("Instance.LinkedServer", false, InstanceItemKind.LinkedServer),
        new("Instance.Job", false, InstanceItemKind.Job),
        new("Instance.Trigger", false, InstanceItemKind.ServerTrigger),
        new("Instance.Mail", false, InstanceItemKind.MailProfile),
        new("Instance.Database", false, InstanceItemKind.Database),
        new("Instance.Reference", false, InstanceItemKind.Reference),
        new("Instance.Credential", true, InstanceItemKind.Credential),
        new("Instance.Permission", true, InstanceItemKind.ServerPermission),
    ];

    public IEnumerable<CheckResult> Check(InstanceInventory instance, InstanceInventory recorded)
    {
        var subject = instance.ServerInstance;
        if (isDetailed && !(instance.IsDetailed && recorded.IsDetailed))
        {
            return [_check.Result(CheckStatus.Warning, subject, SR.ReadInDetail, SR.ReadWithoutDetail)];
        }

        var wanted = Of(recorded).ToArray();
        var unknown = wanted.Where(item => !item.IsKnown).Concat(IsOfDatabases ? [] : Of(instance).Where(item => !item.IsKnown))
            .Select(item => _check.Result(CheckStatus.Unknown, item.Name.Length > 0 ? item.Name : subject, SR.InstanceReadable, item.UnknownBecause!));
        var there = ByName(instance);
        var missing = Missing(instance, recorded).Select(item => _check.Result(
            CheckStatus.Warning, item.Name, Shown(item), there[Key(item)].Select(Shown).FirstOrDefault() ?? SR.NotThere));
        var count = SR.InstanceItems.With(wanted.Length);
        return unknown.Concat(missing).DefaultIfEmpty(_check.Result(CheckStatus.Pass, subject, count, count));
    }

    /// <summary>What of the old instance is not so on the new one.</summary>
    public IEnumerable<InstanceItem> Missing(InstanceInventory instance, InstanceInventory recorded)
    {
        var there = ByName(instance);
        return Of(recorded).Where(item => item.IsKnown && !Has(instance, there, item));
    }

    private bool IsOfDatabases => kinds.Contains(InstanceItemKind.Reference);

    private IEnumerable<InstanceItem> Of(InstanceInventory instance) => instance.Items.Where(item => kinds.Contains(item.Kind));

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
