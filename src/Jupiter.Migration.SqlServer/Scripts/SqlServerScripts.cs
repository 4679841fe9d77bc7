using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Preparation;
using Jupiter.Migration.Servers.Surroundings;

namespace Jupiter.Migration.SqlServer.Scripts;

/// <summary>
/// What an old instance had beside its databases, as T-SQL for an administrator who reads it first. The inventory may come from anywhere: every
/// name and text of it is quoted, every number parsed, and what can't be written so stands in a comment. No password, no secret, no TRUSTWORTHY.
/// </summary>
public sealed class SqlServerScripts : IInstanceScripts
{
    private static readonly (string File, Func<IEnumerable<InstanceItem>, InstanceInventory, IEnumerable<string>> Lines, InstanceItemKind[] Kinds)[] All =
    [
        ("1-settings.sql", SettingScript.Lines, [InstanceItemKind.Configuration]),
        ("2-messages.sql", MessageScript.Lines, [InstanceItemKind.Message]),
        ("3-linked-servers.sql", LinkedServerScript.Lines, [InstanceItemKind.LinkedServer]),
        ("4-permissions.sql", PermissionScript.Lines, [InstanceItemKind.ServerPermission]),
        ("5-by-hand.sql", Named,
        [
            InstanceItemKind.TraceFlag, InstanceItemKind.MasterObject, InstanceItemKind.StartupProcedure, InstanceItemKind.Job, InstanceItemKind.ServerTrigger,
            InstanceItemKind.Credential, InstanceItemKind.MailProfile, InstanceItemKind.Reference,
        ]),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<InstanceScript> Write(InstanceInventory recorded, InstanceInventory current, IReadOnlyList<InstanceItem> missing) =>
    [
        .. from script in All
           let items = missing.Where(item => script.Kinds.Contains(item.Kind)).ToArray()
           where items.Length > 0
           select new InstanceScript(
               script.File,
               string.Join("\r\n", [ScriptText.Comment(SR.ScriptOf.With(recorded, current)), ScriptText.Comment(SR.ScriptToRead), .. script.Lines(items, current)]) + "\r\n"),
    ];

    private static IEnumerable<string> Named(IEnumerable<InstanceItem> items, InstanceInventory current) =>
        items.Select(item => ScriptText.Comment($"{item.Kind}: {item.Name} ({item.Details})")).Prepend(ScriptText.Comment(SR.ScriptNamesOnly));
}
