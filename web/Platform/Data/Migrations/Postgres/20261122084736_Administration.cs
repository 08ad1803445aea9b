using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChildProtection.Platform.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Administration : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_AspNetUsers_Role",
                table: "AspNetUsers");

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "Places",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "Home");

            migrationBuilder.AddColumn<Guid>(
                name: "RenewsId",
                table: "Invitations",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Zone",
                table: "Invitations",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Reference",
                table: "Children",
                type: "character varying(8)",
                maxLength: 8,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DisabledReason",
                table: "AspNetUsers",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Reference",
                table: "AspNetUsers",
                type: "character varying(8)",
                maxLength: 8,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "RenewalAskedById",
                table: "AspNetUsers",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Zone",
                table: "AspNetUsers",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Invitations_EmailIndex",
                table: "Invitations",
                column: "EmailIndex");

            migrationBuilder.CreateIndex(
                name: "IX_Invitations_RenewsId",
                table: "Invitations",
                column: "RenewsId");

            migrationBuilder.CreateIndex(
                name: "IX_Children_Reference",
                table: "Children",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUsers_Reference",
                table: "AspNetUsers",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUsers_Role_Zone",
                table: "AspNetUsers",
                columns: new[] { "Role", "Zone" });

            migrationBuilder.AddForeignKey(
                name: "FK_Invitations_AspNetUsers_RenewsId",
                table: "Invitations",
                column: "RenewsId",
                principalTable: "AspNetUsers",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Invitations_AspNetUsers_RenewsId",
                table: "Invitations");

            migrationBuilder.DropIndex(
                name: "IX_Invitations_EmailIndex",
                table: "Invitations");

            migrationBuilder.DropIndex(
                name: "IX_Invitations_RenewsId",
                table: "Invitations");

            migrationBuilder.DropIndex(
                name: "IX_Children_Reference",
                table: "Children");

            migrationBuilder.DropIndex(
                name: "IX_AspNetUsers_Reference",
                table: "AspNetUsers");

            migrationBuilder.DropIndex(
                name: "IX_AspNetUsers_Role_Zone",
                table: "AspNetUsers");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "Places");

            migrationBuilder.DropColumn(
                name: "RenewsId",
                table: "Invitations");

            migrationBuilder.DropColumn(
                name: "Zone",
                table: "Invitations");

            migrationBuilder.DropColumn(
                name: "Reference",
                table: "Children");

            migrationBuilder.DropColumn(
                name: "DisabledReason",
                table: "AspNetUsers");

            migrationBuilder.DropColumn(
                name: "Reference",
                table: "AspNetUsers");

            migrationBuilder.DropColumn(
                name: "RenewalAskedById",
                table: "AspNetUsers");

            migrationBuilder.DropColumn(
                name: "Zone",
                table: "AspNetUsers");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUsers_Role",
                table: "AspNetUsers",
                column: "Role");
        }
    }
}
