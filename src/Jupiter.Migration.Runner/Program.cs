using System;
using System.Globalization;
using System.IO;
using System.Management.Automation;
using System.Runtime.InteropServices;
using System.Text;
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

if (options.Script is { } missing && !File.Exists(missing))
{
    Console.Error.WriteLine(string.Format(CultureInfo.CurrentCulture, Texts.ScriptNotFound, missing));
    return 1;
}

if (ModuleLocator.Find(options.Module) is not { } module)
{
    Console.Error.WriteLine(Texts.ModuleNotFound);
    return 1;
}

var userInterface = new RunnerUserInterface(Console.Out, Console.Error, Console.In, options.IsNonInteractive);
try
{
    using var session = new Session(module, new RunnerHost(userInterface), Console.Error);
    using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
    using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
    return options.Script is { } script ? session.RunFile(script, options) : session.RunCommands(options.Commands!);

    // The pipeline stops on a thread of its own, so that the signal's thread is free for a second signal.
    void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        Task.Run(session.Stop);
    }
}
catch (PipelineStoppedException)
{
    Console.Error.WriteLine(Texts.StoppedByUser);
    return Stopped;
}
catch (RuntimeException e)
{
    ErrorReport.Write(e.ErrorRecord, Console.Error);
    return 1;
}
