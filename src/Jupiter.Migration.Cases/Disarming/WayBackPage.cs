using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Settings;

namespace Jupiter.Migration.Cases.Disarming;

/// <summary>
/// The way back on paper: what a customer does alone, with services.msc and one block of SQL, when the laptop with the case is dead (clause R9).
/// It is made before anything is changed, so that no crash leaves a changed server without it.
/// </summary>
internal static class WayBackPage
{
    private const int Width = 72;

    /// <summary>Above and below the block of SQL: nothing between them is anything else.</summary>
    public const string Cut = "- - - 8< - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - -";

    /// <summary>Writes it.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="services">The services as they were before, SQL Server's last.</param>
    /// <param name="sql">What opens the databases again; empty where the engine has no such statements.</param>
    /// <param name="instance">How the instance is called on its own machine.</param>
    /// <returns>Its lines.</returns>
    public static IReadOnlyList<string> Of(CasePlan plan, IEnumerable<WindowsService> services, string sql, string instance)
    {
        var rule = new string('=', Width);
        string[] inOrder = [.. services.Reverse().Select(Service)];
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
            "1. " + SR.PageNewServerOff.With(plan.NewServer is { } server ? PrintableText.Of(server) : ""),
            "2. " + SR.PageOldServerOn,
            "3. " + SR.PageServices,
            .. inOrder.Length > 0 ? inOrder : ["   -"],
            .. sql.Length > 0 ? new[] { "4. " + SR.PageSql.With(PrintableText.Of(instance)), "", Cut, sql, Cut, "" } : ["4. " + SR.PageNoSql],
            "5. " + SR.PageTills,
            "",
            rule,
        ];
    }

    private static string Service(WindowsService service) => "   [ ] " + (service.IsRunning || service.StartsByItself ? SR.PageServiceStart : SR.PageService)
        .With(PrintableText.Of(service.DisplayName), PrintableText.Of(service.Name), StartText.Of(service.Start));
}
