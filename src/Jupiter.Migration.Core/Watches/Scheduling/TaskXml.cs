using System;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;

namespace Jupiter.Migration.Watches.Scheduling;

/// <summary>
/// A watch as a task of Windows ("Task Scheduler Schema", version 1.2, which Windows 7 and Server 2008 R2 know). It ends with its trigger, and an
/// ended task is deleted (DeleteExpiredTaskAfter, which needs an EndBoundary).
/// </summary>
internal static class TaskXml
{
    // "Well-known SIDs": LOCAL SERVICE. A service account has no password that a task would store.
    private const string LocalService = "S-1-5-19";
    private const string Principal = "LocalService";
    private static readonly XNamespace Schema = "http://schemas.microsoft.com/windows/2004/02/mit/task";

    /// <summary>The task.</summary>
    /// <param name="task">What is registered.</param>
    /// <returns>The document.</returns>
    public static XDocument Of(WatchTask task) => new(
        new XDeclaration("1.0", "UTF-16", null),
        new XElement(
            Schema + "Task",
            new XAttribute("version", "1.2"),
            Of("RegistrationInfo", Of("Author", "Jupiter.Migration"), Of("Description", Printable(task.Description))),
            Of(
                "Triggers",
                Of("TimeTrigger", Of("Enabled", true), Of("StartBoundary", Moment(task.From)), Of("EndBoundary", Moment(task.Until)), Of("Repetition", Of("Interval", "PT1H")))),
            Of("Principals", new XElement(Schema + "Principal", new XAttribute("id", Principal), Of("UserId", LocalService), Of("RunLevel", "LeastPrivilege"))),
            Of(
                "Settings",
                Of("MultipleInstancesPolicy", "IgnoreNew"),
                Of("DisallowStartIfOnBatteries", false),
                Of("StopIfGoingOnBatteries", false),
                Of("StartWhenAvailable", true),
                Of("WakeToRun", false),
                Of("DeleteExpiredTaskAfter", "PT0S"),
                Of("ExecutionTimeLimit", "PT10M")),
            new XElement(
                Schema + "Actions",
                new XAttribute("Context", Principal),
                Of("Exec", Of("Command", task.Program), Of("Arguments", SystemProgram.CommandLine(task.Arguments))))));

    private static XElement Of(string name, params object[] content) => new(Schema + name, content);

    // With its zone named, so that a change of the clocks in the week moves nothing.
    private static string Moment(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static string Printable(string text) => new([.. text.Where(sign => !char.IsControl(sign) && !char.IsSurrogate(sign))]);
}
