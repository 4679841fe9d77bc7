using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using Jupiter.Migration.SqlServerDouble.Sessions;

namespace Jupiter.Migration.SqlServerDouble;

/// <summary>
/// Many doubles in one process, for tests that run in another: <c>start VERSION FOLDER</c> answers <c>ok PORT</c>, <c>stop PORT</c> answers
/// <c>ok</c>, what fails answers <c>failed REASON</c>. The process ends with its input. None of them encrypts: thousands of connections would
/// spend most of their time on that, and it is tested elsewhere.
/// </summary>
public sealed class HostedDoubles : IDisposable
{
    private readonly Dictionary<string, DoubleServer> _running = [];
    private readonly string _password;
    private readonly Func<DoubleServerOptions, ISqlInstance> _makeInstance;

    /// <summary>Starts none yet.</summary>
    /// <param name="password">The password of every double's login.</param>
    /// <param name="makeInstance">Makes the model of an instance.</param>
    public HostedDoubles(string password, Func<DoubleServerOptions, ISqlInstance> makeInstance)
    {
        _password = password;
        _makeInstance = makeInstance;
    }

    /// <summary>Obeys commands until there are no more.</summary>
    /// <param name="commands">The commands, one a line.</param>
    /// <param name="answers">The answers, one a line.</param>
    public void Serve(TextReader commands, TextWriter answers)
    {
        ArgumentNullException.ThrowIfNull(commands);
        ArgumentNullException.ThrowIfNull(answers);
        while (commands.ReadLine() is { } command)
        {
            answers.WriteLine(Obey(command));
            answers.Flush();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var server in _running.Values)
        {
            server.Dispose();
        }

        _running.Clear();
    }

    private string Obey(string command)
    {
        try
        {
            return command.Split(' ', 3) switch
            {
                ["start", var version, var folder] => "ok " + Start(version, folder),
                ["stop", var port] => "ok " + Stop(port),
                _ => "failed: there is no command " + command,
            };
        }
        catch (Exception e) when (e is IOException or ArgumentException or InvalidOperationException)
        {
            return "failed: " + e.Message.ReplaceLineEndings(" ");
        }
    }

    private string Start(string version, string folder)
    {
        var options = DoubleServerOptions.Parse(["--version", version, "--data", folder, "--encryption", "none"], () => null) with { Password = _password };
        var server = DoubleServer.Start(options, _makeInstance);
        var port = server.Address[(server.Address.LastIndexOf(',') + 1)..];
        _running.Add(port, server);
        return port;
    }

    private string Stop(string port)
    {
        if (_running.Remove(port, out var server))
        {
            server.Dispose();
        }

        return port.ToString(CultureInfo.InvariantCulture);
    }
}
