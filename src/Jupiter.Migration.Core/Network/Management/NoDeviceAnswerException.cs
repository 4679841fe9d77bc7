using System;

namespace Jupiter.Migration.Network.Management;

/// <summary>A device did not tell what was asked. The message says why, and what can be done, for people.</summary>
public sealed class NoDeviceAnswerException : Exception
{
    /// <summary>Says why.</summary>
    /// <param name="message">Why, in the user's language. Never a community or a password.</param>
    public NoDeviceAnswerException(string message)
        : base(message)
    {
    }

    /// <summary>Says why.</summary>
    /// <param name="message">Why, in the user's language. Never a community or a password.</param>
    /// <param name="inner">What the system said.</param>
    public NoDeviceAnswerException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
