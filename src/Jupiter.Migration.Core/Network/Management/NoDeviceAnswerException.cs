using System;

namespace Jupiter.Migration.Network.Management;

/// <summary>A device did not tell what was asked. The message says why, and what can be done, for people.</summary>
/// <param name="message">Why, in the user's language. Never a community or a password.</param>
/// <param name="inner">What the system said.</param>
public sealed class NoDeviceAnswerException(string message, Exception? inner = null) : Exception(message, inner);
