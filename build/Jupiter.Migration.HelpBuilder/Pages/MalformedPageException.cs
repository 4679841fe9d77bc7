using System;

namespace Jupiter.Migration.HelpBuilder.Pages;

/// <summary>A page that no help can be made of. Its message has the form that MSBuild takes for an error of a file and line.</summary>
internal sealed class MalformedPageException : Exception
{
    /// <summary>Says what is wrong, and where.</summary>
    /// <param name="path">The page.</param>
    /// <param name="line">The line, from 1.</param>
    /// <param name="reason">What is wrong.</param>
    public MalformedPageException(string path, int line, string reason)
        : base($"{path}({line}): error HELP001: {reason}")
    {
        Line = line;
        Reason = reason;
    }

    /// <summary>The line, from 1.</summary>
    public int Line { get; }

    /// <summary>What is wrong.</summary>
    public string Reason { get; }
}
