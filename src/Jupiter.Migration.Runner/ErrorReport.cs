using System;
using System.IO;
using System.Management.Automation;
using System.Management.Automation.Host;
using Jupiter.Migration.Runner.Resources;

namespace Jupiter.Migration.Runner;

/// <summary>Writes errors for people and for log files: what happened, its ErrorId, what to do next, where.</summary>
internal static class ErrorReport
{
    /// <summary>Writes one error.</summary>
    /// <param name="error">The error.</param>
    /// <param name="ui">Writes it; a progress bar that is drawn makes way.</param>
    public static void Write(ErrorRecord error, PSHostUserInterface ui)
    {
        ui.WriteErrorLine(Texts.ErrorLine + (error.ErrorDetails?.Message ?? error.Exception.Message));
        ui.WriteErrorLine("  ErrorId: " + error.FullyQualifiedErrorId.Split(',')[0]);
        if (error.ErrorDetails?.RecommendedAction is { Length: > 0 } remedy)
        {
            ui.WriteErrorLine(Texts.RemedyLine + remedy);
        }

        if (error.InvocationInfo is { ScriptLineNumber: > 0 } place)
        {
            var script = string.IsNullOrEmpty(place.ScriptName) ? "" : Path.GetFileName(place.ScriptName) + ":";
            ui.WriteErrorLine($"  {script}{place.ScriptLineNumber}: {place.Line.Trim()}");
        }
    }

    /// <summary>The error record of whatever ended a pipeline.</summary>
    /// <param name="exception">What ended it.</param>
    /// <returns>The record.</returns>
    public static ErrorRecord Of(Exception exception) => exception is IContainsErrorRecord { ErrorRecord: { } record }
        ? record
        : new ErrorRecord(exception, exception.GetType().Name, ErrorCategory.NotSpecified, null);
}
