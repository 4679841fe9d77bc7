namespace Jupiter.Migration.Network;

/// <summary>
/// TCP ports that are never touched: a printer prints what it is sent, or waits for the end of a job that never comes; a fiscal registrar
/// serves the one connection that the POS terminal's program holds.
/// </summary>
internal static class DevicePorts
{
    private const int FirstPrinter = 9100;
    private const int LastPrinter = 9109;

    /// <summary>Whether a port belongs to such devices.</summary>
    /// <param name="port">The port.</param>
    /// <returns>Whether it does.</returns>
    public static bool Has(int port) => port switch
    {
        >= FirstPrinter and <= LastPrinter => true, // raw printing (JetDirect)
        515 or 631 => true, // LPD (RFC 1179), IPP (RFC 8011)
        5555 or 7778 or 16732 => true, // ATOL, SHTRIH-M, ATOL's web server
        _ => false,
    };
}
