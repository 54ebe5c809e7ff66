@echo off
rem The command line of an installed Tessera: the same program, started without a window.
"%~dp0..\..\Tessera.exe" --cli -- %*
exit /b %ERRORLEVEL%
