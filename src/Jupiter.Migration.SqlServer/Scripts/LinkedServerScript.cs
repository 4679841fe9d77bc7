using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Surroundings;

namespace Jupiter.Migration.SqlServer.Scripts;

/// <summary>
/// Linked servers by sp_addlinkedserver and sp_serveroption, as documented on Microsoft Learn. Without logins: whoever knows the passwords adds
/// them. A provider string may hold one and was never read.
/// </summary>
internal static class LinkedServerScript
{
    private const string OfSqlServer = "SQL Server";

    private static readonly (string Column, string Argument)[] Arguments =
        [("product", "srvproduct"), ("provider", "provider"), ("data_source", "datasrc"), ("location", "location"), ("catalog", "catalog")];

    private static readonly (string Column, string Option)[] Options =
    [
        ("is_remote_login_enabled", "rpc"), ("is_rpc_out_enabled", "rpc out"), ("is_data_access_enabled", "data access"),
        ("is_collation_compatible", "collation compatible"), ("uses_remote_collation", "use remote collation"), ("collation_name", "collation name"),
        ("lazy_schema_validation", "lazy schema validation"), ("connect_timeout", "connect timeout"), ("query_timeout", "query timeout"),
        ("is_remote_proc_transaction_promotion_enabled", "remote proc transaction promotion"),
    ];

    public static IEnumerable<string> Lines(IEnumerable<InstanceItem> items, InstanceInventory current) => items.SelectMany(item =>
        ScriptText.IsWhole(item) && !ScriptText.IsThere(current, item) && item.Detail("is_linked") != "False" ? Linked(item) : [ScriptText.ByHand(item)]);

    private static IEnumerable<string> Linked(InstanceItem item)
    {
        yield return ScriptText.Comment(SR.ScriptWithoutLogins.With(item.Name));
        if (item.Detail("has_provider_string") == "1")
        {
            yield return ScriptText.Comment(SR.ScriptProviderString.With(item.Name));
        }

        // For SQL Server its name is all that may be given. For others no product is NULL, which is refused beside a provider (15429); nothing is a product.
        var server = ScriptText.Argument("server", item.Name);
        var told = Arguments.Where(argument => argument.Column == "product"
            || (item.Detail(argument.Column).Length > 0 && item.Detail("product") != OfSqlServer)).Select(argument => ScriptText.Argument(argument.Argument, item.Detail(argument.Column)));
        yield return $"EXEC sys.sp_addlinkedserver {string.Join(", ", told.Prepend(server))};";
        foreach (var (column, option) in Options.Where(option => item.Detail(option.Column).Length > 0))
        {
            var value = item.Detail(column);
            yield return $"EXEC sys.sp_serveroption {server}, {ScriptText.Argument("optname", option)}, "
                + ScriptText.Argument("optvalue", value is "True" or "False" ? value.ToLowerInvariant() : value) + ";";
        }

        yield return ScriptText.Go;
    }
}
