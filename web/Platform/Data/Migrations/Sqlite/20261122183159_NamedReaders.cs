using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChildProtection.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class NamedReaders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "DraftId",
                table: "PageRereadings",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "PageReaders",
                type: "TEXT",
                maxLength: 20,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ExpectedReaders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RereadingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    InvitedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ReaderId = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExpectedReaders", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ExpectedReaders_PageReaders_ReaderId",
                        column: x => x.ReaderId,
                        principalTable: "PageReaders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_ExpectedReaders_PageRereadings_RereadingId",
                        column: x => x.RereadingId,
                        principalTable: "PageRereadings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ExpectedReaders_Code",
                table: "ExpectedReaders",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ExpectedReaders_ReaderId",
                table: "ExpectedReaders",
                column: "ReaderId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ExpectedReaders_RereadingId",
                table: "ExpectedReaders",
                column: "RereadingId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ExpectedReaders");

            migrationBuilder.DropColumn(
                name: "DraftId",
                table: "PageRereadings");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "PageReaders");
        }
    }
}
