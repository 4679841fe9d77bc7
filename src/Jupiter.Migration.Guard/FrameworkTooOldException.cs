using System;
using System.Globalization;
using Jupiter.Migration.Guard.Resources;

namespace Jupiter.Migration.Guard;

/// <summary>The module can't run on the .NET Framework of this computer.</summary>
public sealed class FrameworkTooOldException : NotSupportedException
{
    /// <summary>The stable name of the cause, equal to the key of its text in the resources.</summary>
    public const string ErrorId = nameof(Texts.DotNetFrameworkTooOld);

    /// <summary>Names the version that is there.</summary>
    /// <param name="installed">The version, as people know it.</param>
    public FrameworkTooOldException(string installed)
        : base(string.Format(CultureInfo.CurrentCulture, Texts.DotNetFrameworkTooOld, installed))
    {
    }

    /// <summary>What to do next, for the person at the prompt.</summary>
    public string Remedy { get; } = Texts.DotNetFrameworkTooOld_Remedy;
}
