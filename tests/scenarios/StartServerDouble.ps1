# Starts this project's double of SQL Server as a process of its own. It ends when its input does: Stop-ServerDouble closes that.
# Where doubles can't run, such as under Wine, whoever runs the scenarios has started them elsewhere: JUPITER_TEST_DOUBLES holds the
# password and then VERSION=ADDRESS of each, with blanks between them.
function Start-ServerDouble([string]$Version, [string]$Data, [string]$Password) {
    $running = "$env:JUPITER_TEST_DOUBLES".Split(' ') | Where-Object { $_.StartsWith("$Version=") }
    if ($running) { return @{ ServerInstance = $running.Substring($Version.Length + 1) } }
    $double = Get-ChildItem (Join-Path $PSScriptRoot '../SqlServerDouble/bin/Debug') -Recurse | Where-Object Name -EQ 'SqlServerDouble.dll' | Select-Object -First 1
    New-Item $Data -ItemType Directory -Force | Out-Null
    $start = [Diagnostics.ProcessStartInfo]@{
        FileName = 'dotnet'
        Arguments = "`"$($double.FullName)`" --version $Version --port 0 --data `"$Data`" --user sa --password-stdin"
        UseShellExecute = $false
        RedirectStandardInput = $true
        RedirectStandardOutput = $true
    }
    $process = [Diagnostics.Process]::Start($start)
    $process.StandardInput.WriteLine($Password)
    $process.StandardInput.Flush()
    $greeting = $process.StandardOutput.ReadLine()
    @{ Process = $process; ServerInstance = $greeting.Replace('listening on ', '') }
}

function Get-DoublePassword {
    if ($env:JUPITER_TEST_DOUBLES) { $env:JUPITER_TEST_DOUBLES.Split(' ')[0] } else { 'Night-Shift-2008!' }
}

function Stop-ServerDouble($Double) {
    if (-not $Double.Process) { return }
    $Double.Process.StandardInput.Close()
    $Double.Process.WaitForExit()
}
