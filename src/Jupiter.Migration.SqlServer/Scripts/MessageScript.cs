using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Jupiter.Migration.Servers.Surroundings;

namespace Jupiter.Migration.SqlServer.Scripts;

/// <summary>Own messages by sp_addmessage, English ones first, since the others need them ("sp_addmessage" on Microsoft Learn).</summary>
internal static class MessageScript
{
    private const int English = 1033;
    private const int HighestSeverity = 25;

    public static IEnumerable<string> Lines(IEnumerable<InstanceItem> items, InstanceInventory current)
    {
        foreach (var item in items.OrderBy(item => Number(item, "language_id") != English))
        {
            // One that is there with another text is somebody's decision, so that nothing is replaced.
            if (ScriptText.IsWhole(item) && !ScriptText.IsThere(current, item) && Number(item, "message_id") is { } id && Number(item, "language_id") is { } language
                && Number(item, "severity") is { } severity and <= HighestSeverity)
            {
                yield return "DECLARE @language sysname = (SELECT TOP (1) l.name FROM sys.syslanguages AS l "
                    + $"WHERE l.msglangid = {language.ToString(CultureInfo.InvariantCulture)} ORDER BY l.langid);";
                yield return $"EXEC sys.sp_addmessage @msgnum = {id.ToString(CultureInfo.InvariantCulture)}, @severity = {severity.ToString(CultureInfo.InvariantCulture)}, "
                    + $"{ScriptText.Argument("msgtext", item.Detail("text"))}, @lang = @language, "
                    + ScriptText.Argument("with_log", item.Detail("is_event_logged") == "True" ? "TRUE" : "FALSE") + ";";
                yield return ScriptText.Go;
            }
            else
            {
                yield return ScriptText.ByHand(item);
            }
        }
    }

    private static uint? Number(InstanceItem item, string detail) =>
        uint.TryParse(item.Detail(detail), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
