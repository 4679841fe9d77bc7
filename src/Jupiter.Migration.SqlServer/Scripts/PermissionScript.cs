using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Surroundings;
using Jupiter.Migration.SqlServer.Names;

namespace Jupiter.Migration.SqlServer.Scripts;

/// <summary>
/// Rights on the server itself; those on a login or an endpoint are named only. They are given in master and nowhere else (error 4621; "GRANT Server
/// Permissions" on Microsoft Learn).
/// </summary>
internal static class PermissionScript
{
    public static IEnumerable<string> Lines(IEnumerable<InstanceItem> items, InstanceInventory current)
    {
        var all = items.ToArray();
        string[] first = all.Any(item => Statement(item) is not null) ? ["USE master;", ScriptText.Go] : [];
        return
        [
            ScriptText.Comment(SR.ScriptLoginsFirst), .. first,
            .. all.SelectMany(item => Statement(item) is { } statement ? [statement, ScriptText.Go] : new[] { ScriptText.ByHand(item) }),
        ];
    }

    // A name of a right is no identifier and can't be quoted, so it is words of letters or nothing.
    private static string? Statement(InstanceItem item)
    {
        var (right, grantee) = (item.Detail("permission_name"), SqlName.Quote(item.Detail("name")));
        return !ScriptText.IsWhole(item) || item.Detail("name").Length == 0 || item.Detail("class_desc") != "SERVER" || !Regex.IsMatch(right, @"\A[A-Z]+( [A-Z]+){0,7}\z") ? null
            : item.Detail("state_desc") switch
            {
                "GRANT" => $"GRANT {right} TO {grantee};",
                "GRANT_WITH_GRANT_OPTION" => $"GRANT {right} TO {grantee} WITH GRANT OPTION;",
                "DENY" => $"DENY {right} TO {grantee};",
                _ => null,
            };
    }
}
