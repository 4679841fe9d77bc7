using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Settings;

namespace Jupiter.Migration.Cases.Disarming;

/// <summary>
/// The way back on paper: what a customer does alone, with services.msc, a few lines for powercfg and one block of SQL, when the laptop with the case is dead (clause R9).
/// It is made before anything is changed, so that no crash leaves a changed server without it.
/// </summary>
internal static class WayBackPage
{
    private const int Width = 72;

    // The plan in force is set in force again, so that what was changed in it holds; it need not be the one that was in force then ("Power and performance
    // tuning" on Microsoft Learn: SCHEME_CURRENT).
    private const string TakeEffect = "powercfg /setactive SCHEME_CURRENT";

    /// <summary>Above and below the block of SQL: nothing between them is anything else.</summary>
    public const string Cut = "- - - 8< - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - -";

    /// <summary>Writes it.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="services">The services as they were before, SQL Server's last.</param>
    /// <param name="timers">The wake timers that are switched off, with what they were before.</param>
    /// <param name="sql">What opens the databases again; empty where the engine has no such statements.</param>
    /// <param name="instance">How the instance is called on its own machine.</param>
    /// <returns>Its lines.</returns>
    public static IReadOnlyList<string> Of(CasePlan plan, IEnumerable<WindowsService> services, IEnumerable<SettingChange> timers, string sql, string instance)
    {
        var rule = new string('=', Width);
        string[] inOrder = [.. services.Reverse().Select(Service)];
        string[] commands = [.. timers.Select(SettingAccess.UndoingCommand)];
        string[][] steps =
        [
            [SR.PageNewServerOff.With(plan.NewServer is { } server ? PrintableText.Of(server) : "")],
            [SR.PageOldServerOn],
            [SR.PageServices, .. inOrder.Length > 0 ? inOrder : ["   -"]],
            .. commands.Length > 0 ? new string[][] { [SR.PageTimers, "", .. commands, TakeEffect, ""] } : [],
            sql.Length > 0 ? [SR.PageSql.With(PrintableText.Of(instance)), "", Cut, sql, Cut, ""] : [SR.PageNoSql],
            .. inOrder.Length > 0 && sql.Length > 0 ? new string[][] { [SR.PageServicesAgain] } : [],
            [SR.PageTills],
        ];
        return
        [
            rule,
            SR.PageHeading,
            rule,
            "",
            $"{SR.TagServer}: {PrintableText.Of(plan.OldServer)}",
            $"{SR.TagVenue}: {PrintableText.Of(plan.Venue.Name)}",
            $"{SR.TagCase}: {plan.Id}, {CaseTime.Text(plan.StartAt, plan.Venue, CultureInfo.CurrentUICulture)}",
            "",
            SR.PageWhen,
            SR.TagCallFirst,
            .. CaseTag.Callers(plan).Select(caller => "  " + PrintableText.Of(caller)),
            "",
            .. steps.SelectMany((lines, i) => lines.Select((line, j) => j == 0 ? $"{i + 1}. {line}" : line)),
            "",
            rule,
        ];
    }

    private static string Service(WindowsService service) => "   [ ] " + (service.IsRunning || service.StartsByItself ? SR.PageServiceStart : SR.PageService)
        .With(PrintableText.Of(service.DisplayName), PrintableText.Of(service.Name), StartText.Of(service.Start));
}
