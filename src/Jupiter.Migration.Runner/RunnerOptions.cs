using System.Collections.Generic;
using System.Globalization;
using Jupiter.Migration.Runner.Resources;

namespace Jupiter.Migration.Runner;

/// <summary>What the command line asks for.</summary>
internal sealed class RunnerOptions
{
    /// <summary>Script to run, or null.</summary>
    public string? Script { get; private set; }

    /// <summary>Commands to run, or null.</summary>
    public string? Commands { get; private set; }

    /// <summary>Arguments of the script.</summary>
    public IReadOnlyList<string> Arguments { get; private set; } = [];

    /// <summary>Whether a prompt is an error.</summary>
    public bool IsNonInteractive { get; private set; }

    /// <summary>Language of the messages, or null for that of the system.</summary>
    public CultureInfo? Culture { get; private set; }

    /// <summary>Module to load, or null for the one that was built with the runner.</summary>
    public string? Module { get; private set; }

    /// <summary>Whether only the usage is asked for.</summary>
    public bool ShowsUsage { get; private set; }

    /// <summary>What is wrong with the command line, or null.</summary>
    public string? Problem { get; private set; }

    /// <summary>Reads a command line: options, then a script and its arguments.</summary>
    /// <param name="args">The command line.</param>
    /// <returns>What it asks for.</returns>
    public static RunnerOptions Parse(string[] args)
    {
        var options = new RunnerOptions();
        for (var i = 0; i < args.Length && options.Problem is null; i++)
        {
            switch (args[i])
            {
                case "--help" or "-h" or "-?":
                    options.ShowsUsage = true;
                    return options;
                case "--non-interactive":
                    options.IsNonInteractive = true;
                    break;
                case "--culture" or "--module" or "-c" when i + 1 == args.Length:
                    options.Problem = string.Format(CultureInfo.CurrentCulture, Texts.OptionNeedsValue, args[i]);
                    break;
                case "--culture":
                    options.UseCulture(args[++i]);
                    break;
                case "--module":
                    options.Module = args[++i];
                    break;
                case "-c":
                    options.Commands = args[++i];
                    break;
                case var unknown when unknown.StartsWith('-'):
                    options.Problem = string.Format(CultureInfo.CurrentCulture, Texts.OptionUnknown, unknown);
                    break;
                case var word when options.Commands is not null:
                    options.Problem = string.Format(CultureInfo.CurrentCulture, Texts.WordAfterCommands, word);
                    break;
                default:
                    options.Script = args[i];
                    options.Arguments = args[(i + 1)..];
                    return options;
            }
        }

        options.Problem ??= options.Commands is null ? Texts.NothingToRun : null;
        return options;
    }

    private void UseCulture(string name)
    {
        try
        {
            Culture = CultureInfo.GetCultureInfo(name, predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            Problem = string.Format(CultureInfo.CurrentCulture, Texts.CultureUnknown, name);
        }
    }
}
