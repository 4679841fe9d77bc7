using System;
using System.IO;
using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;

namespace Jupiter.Migration.Runner.Hosting;

/// <summary>Reads what the person answers, until Ctrl+C.</summary>
internal sealed class ConsoleAnswers
{
    private readonly TextReader _input;
    private readonly CancellationToken _interrupted;

    /// <summary>Reads nothing yet.</summary>
    /// <param name="input">Where answers come from.</param>
    /// <param name="interrupted">Ctrl+C.</param>
    public ConsoleAnswers(TextReader input, CancellationToken interrupted)
    {
        _input = input;
        _interrupted = interrupted;
    }

    /// <summary>Reads a line.</summary>
    /// <returns>The line, or null when no more come.</returns>
    public string? ReadLine() => Read<string?>(_input.ReadLine);

    /// <summary>Reads a line that nobody may see.</summary>
    /// <returns>The line, or null when no more come.</returns>
    public SecureString? ReadSecret() => Read<SecureString?>(Console.IsInputRedirected ? SecretLine : SecretKeys);

    // A read from the console can't be taken back; it is left behind and ends with the process.
    private T Read<T>(Func<T> read)
    {
        var reading = Task.Factory.StartNew(read, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            Task.WaitAny([reading], _interrupted);
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }

        return reading.GetAwaiter().GetResult();
    }

    private SecureString? SecretLine()
    {
        if (_input.ReadLine() is not { } line)
        {
            return null;
        }

        var secret = new SecureString();
        foreach (var c in line)
        {
            secret.AppendChar(c);
        }

        return secret;
    }

    private static SecureString SecretKeys()
    {
        var secret = new SecureString();
        for (var key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace && secret.Length > 0)
            {
                secret.RemoveAt(secret.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                secret.AppendChar(key.KeyChar);
            }
        }

        return secret;
    }
}
