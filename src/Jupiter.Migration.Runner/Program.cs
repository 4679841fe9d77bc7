using System;
using System.Globalization;
using System.IO;
using System.Management.Automation;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Runner;
using Jupiter.Migration.Runner.Hosting;
using Jupiter.Migration.Runner.Resources;

const int Usage = 64;
const int Stopped = 130;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
Console.InputEncoding = Console.OutputEncoding;

var options = RunnerOptions.Parse(args);
if (options.Culture is { } culture)
{
    CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
    CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = culture;
}

if (options.ShowsUsage)
{
    Console.Out.WriteLine(Texts.Usage);
    return 0;
}

if (options.Problem is { } problem)
{
    Console.Error.WriteLine(problem);
    Console.Error.WriteLine(Texts.Usage);
    return Usage;
}

using var interruption = new CancellationTokenSource();
var answers = new ConsoleAnswers(Console.In, interruption.Token);
var userInterface = new RunnerUserInterface(Console.Out, Console.Error, answers, options.IsNonInteractive);
try
{
    if (options.Script is { } missing && !File.Exists(missing))
    {
        throw RunnerErrors.Because(nameof(Texts.ScriptNotFound), ErrorCategory.ObjectNotFound, missing);
    }

    var module = ModuleLocator.Find(options.Module)
        ?? throw RunnerErrors.Because(nameof(Texts.ModuleNotFound), ErrorCategory.ObjectNotFound, options.Module);
    using var session = new Session(module, new RunnerHost(userInterface));
    using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
    using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
    return options.Script is { } script ? session.RunFile(script, options) : session.RunCommands(options.Commands!);

    // The pipeline stops on a thread of its own, so that the signal's thread is free for a second signal.
    void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        interruption.Cancel();
        Task.Run(session.Stop);
    }
}
catch (Exception) when (interruption.IsCancellationRequested)
{
    userInterface.WriteErrorLine(Texts.StoppedByUser);
    return Stopped;
}
catch (RuntimeException e)
{
    ErrorReport.Write(ErrorReport.Of(e), userInterface);
    return 1;
}
